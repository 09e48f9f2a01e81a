import { RelativeTime } from "../time/relative-time.tsx";
import { KeyValues } from "../ui/key-values.tsx";
import { Panel } from "../ui/panel.tsx";
import type { SessionFull } from "./stage-look.ts";

/** What the CSV said, word for word. */
export function ImportedPanel({ session: { imported } }: { session: SessionFull }) {
  if (imported === null) {
    return (
      <Panel title="As imported">
        <p className="px-4 py-3 text-sm text-ink-soft">This session did not come from a CSV.</p>
      </Panel>
    );
  }
  const cells = [
    ["Start", imported.startTimeRaw],
    ["End", imported.endTimeRaw],
    ["IP address", imported.ipAddress],
    ["Country", imported.countryCode],
    ["Language", imported.language],
    ["Messages sent", imported.messagesSent],
    ["Sentiment", imported.sentimentRaw],
    ["Escalated", imported.escalatedRaw],
    ["Forwarded to HR", imported.forwardedHrRaw],
    ["Transcript", imported.fullTranscriptUrl],
    ["Average response (s)", imported.avgResponseTimeSeconds],
    ["Tokens", imported.tokens],
    ["Tokens (€)", imported.tokensEur],
    ["Category", imported.category],
    ["First message", imported.initialMessage],
    ["Mistake", imported.error],
  ] as const;
  return (
    <Panel title="As imported" aside={<RelativeTime time={imported.createdAt} />}>
      <div className="p-4 [&_dd]:wrap-anywhere">
        <KeyValues items={cells.map(([label, value]) => ({ label, value: value === "" ? null : value }))} />
      </div>
    </Panel>
  );
}
