import { LiveStatus } from "../live/live-status.tsx";
import { RelativeTime } from "../time/relative-time.tsx";
import { Panel } from "../ui/panel.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import { type SessionFull, STAGE_STATUS_LOOK, STAGES } from "./stage-look.ts";

type StagesPanelProps = { session: SessionFull; asOf: Date | undefined; error: unknown };

const ORDER = Object.keys(STAGES);

/** How far a session has come. */
export function StagesPanel({ session: { stages }, ...live }: StagesPanelProps) {
  const inOrder = stages.toSorted((one, other) => ORDER.indexOf(one.stage) - ORDER.indexOf(other.stage));
  return (
    <Panel title="Stages" aside={<LiveStatus {...live} />}>
      {inOrder.length === 0 && <p className="px-4 py-3 text-sm text-ink-soft">Nothing is written down of them.</p>}
      <ol className="divide-y">
        {inOrder.map(({ stage, status, startedAt, completedAt, errorMessage }) => {
          const time = completedAt ?? startedAt;
          return (
            <li key={stage} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 text-sm">
              <span className="grow">{STAGES[stage]}</span>
              {time !== null && (
                <span className="text-xs text-ink-soft">
                  <RelativeTime time={time} />
                </span>
              )}
              <StatusBadge look={STAGE_STATUS_LOOK[status]} />
              {errorMessage !== null && <p className="w-full text-xs wrap-anywhere text-ink-soft">{errorMessage}</p>}
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
