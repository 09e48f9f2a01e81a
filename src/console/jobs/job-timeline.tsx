import { formatExactTime } from "../time/format-time.ts";
import { RelativeTime } from "../time/relative-time.tsx";
import { classNames } from "../ui/class-names.ts";
import { TONE_SOLID, type Tone } from "../ui/tone.ts";
import type { JobFull } from "./job-full.ts";
import { JOB_STATE_LOOK } from "./job-look.ts";

type Moment = { label: string; time: Date; tone: Tone };

/** The moments of a job's life in their order. pg-boss keeps when the last try began, not the ones before. */
export function JobTimeline({ job }: { job: JobFull }) {
  return (
    <ol className="flex flex-col gap-2">
      {momentsOf(job).map(({ label, time, tone }) => (
        <li key={label} className="flex items-baseline gap-2.5 text-sm">
          <span aria-hidden className={classNames("size-2 shrink-0 rounded-full", TONE_SOLID[tone])} />
          <span className="min-w-0 grow">{label}</span>
          <span className="text-xs text-ink-soft">
            <RelativeTime time={time} />
          </span>
          <span className="hidden w-48 text-right text-xs text-ink-soft tabular-nums sm:block">
            {formatExactTime(time)}
          </span>
        </li>
      ))}
    </ol>
  );
}

function momentsOf(job: JobFull): Moment[] {
  const { source, createdAt, startAfter, startedAt, heartbeatAt, completedAt, keptUntil, state } = job;
  const isWaiting = state === "created" || state === "retry";
  const wasHeldBack = startAfter.getTime() - createdAt.getTime() > 1000;
  const isTold = wasHeldBack && !job.isDeadLetter && (isWaiting || (startedAt !== null && startAfter <= startedAt));
  const moments: (Moment | null)[] = [
    at(source?.createdAt, `Created in ${source?.queue ?? "its queue"}`, "neutral"),
    at(
      createdAt,
      source === null ? "Created" : "Given up, and kept as a dead letter",
      source === null ? "neutral" : "danger",
    ),
    at(isTold ? startAfter : null, state === "retry" ? "Tried again from then on" : "May run from then on", "neutral"),
    at(startedAt, job.retryCount > 0 ? `Try ${job.retryCount + 1} began` : "Began", "active"),
    at(state === "active" ? heartbeatAt : null, "The worker's last sign of life", "active"),
    at(completedAt, JOB_STATE_LOOK[state].label, JOB_STATE_LOOK[state].tone),
    at(keptUntil, "Deleted by pg-boss", "neutral"),
  ];
  return moments
    .filter((moment) => moment !== null)
    .toSorted((one, other) => one.time.getTime() - other.time.getTime());
}

function at(time: Date | null | undefined, label: string, tone: Tone): Moment | null {
  return time ? { label, time, tone } : null;
}
