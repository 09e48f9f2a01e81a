import { LiveStatus } from "../live/live-status.tsx";
import { KeyValues } from "../ui/key-values.tsx";
import { Panel } from "../ui/panel.tsx";
import { CategoryText, LanguageText, SentimentBadge } from "./session-columns.tsx";
import type { SessionFull } from "./stage-look.ts";

type AnalysisPanelProps = { session: SessionFull; asOf: Date | undefined; error: unknown };

/** What the model found. */
export function AnalysisPanel({ session, ...live }: AnalysisPanelProps) {
  const { sentiment, summary, escalated, forwardedHr, questions } = session;
  return (
    <Panel title="Analysis" aside={<LiveStatus {...live} />}>
      {sentiment === null ? (
        <p className="px-4 py-3 text-sm text-ink-soft">
          There is no analysis yet. What stands in the way of one is said by its requests and stages below.
        </p>
      ) : (
        <div className="flex flex-col gap-4 p-4">
          {summary !== null && <p className="text-sm">{summary}</p>}
          <KeyValues
            items={[
              { label: "Sentiment", value: <SentimentBadge session={session} /> },
              { label: "Category", value: <CategoryText session={session} /> },
              { label: "Language", value: <LanguageText session={session} /> },
              { label: "Escalated to a person", value: sayYesNo(escalated) },
              { label: "Forwarded to HR", value: sayYesNo(forwardedHr) },
              { label: "Messages of the user", value: session.messagesSent },
            ]}
          />
          <div className="flex flex-col gap-2">
            <h3 className="text-xs text-ink-soft">Questions</h3>
            {questions.length === 0 ? (
              <p className="text-sm text-ink-soft">The user asked none.</p>
            ) : (
              <ol className="list-decimal space-y-1 pl-5 text-sm">
                {questions.map((question) => (
                  <li key={question}>{question}</li>
                ))}
              </ol>
            )}
          </div>
        </div>
      )}
    </Panel>
  );
}

function sayYesNo(flag: boolean | null): string | null {
  if (flag === null) return null;
  return flag ? "Yes" : "No";
}
