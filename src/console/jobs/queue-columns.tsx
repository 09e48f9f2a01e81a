import type { inferRouterOutputs } from "@trpc/server";
import Link from "next/link";
import type { AppRouter } from "../../api/router.ts";
import type { OpenJobState } from "../../domain/job-state.ts";
import { Sparkline } from "../charts/sparkline.tsx";
import { RelativeTime } from "../time/relative-time.tsx";
import { formatCount } from "../ui/numbers.ts";
import type { DataColumn } from "../ui/use-data-table.ts";
import { formatDuration } from "./duration.ts";
import { jobsHref } from "./job-list-url.ts";
import { hintOfQueue } from "./job-look.ts";
import { RedriveAll } from "./redrive-all.tsx";

export type QueueRow = inferRouterOutputs<AppRouter>["jobs"]["queues"]["queues"][number] & { asOf: Date };

export const QUEUE_COLUMNS: readonly DataColumn<QueueRow>[] = [
  {
    id: "name",
    header: "Queue",
    width: "w-[22%]",
    cell: ({ name }) => (
      <span className="block min-w-0">
        <span className="block truncate font-medium">{name}</span>
        <span className="block truncate text-xs text-ink-soft">{hintOfQueue(name) ?? "Of another release."}</span>
      </span>
    ),
  },
  { id: "waiting", header: "Waiting", align: "end", cell: (row) => <Count row={row} states={["created", "retry"]} /> },
  { id: "active", header: "Running", align: "end", cell: (row) => <Count row={row} states={["active"]} /> },
  { id: "failed", header: "Failed", align: "end", cell: (row) => <Count row={row} states={["failed"]} /> },
  { id: "completed", header: "Done in 24 h", align: "end", cell: (row) => <Completed row={row} /> },
  { id: "oldest", header: "Oldest waits", width: "w-[10%]", cell: (row) => <Oldest row={row} /> },
  { id: "times", header: "Wait / run, p95", width: "w-[12%]", cell: (row) => <Times row={row} /> },
  { id: "trend", header: "Past 24 h", width: "w-36", cell: (row) => <Trend row={row} /> },
  { id: "dead", header: "Dead letters", width: "w-[13%]", cell: (row) => <DeadLetters row={row} /> },
];

function Count({ row, states }: { row: QueueRow; states: readonly [OpenJobState, ...OpenJobState[]] }) {
  const count = states.reduce((sum, state) => sum + row.counts[state], 0);
  if (count === 0) return <span className="text-ink-soft">0</span>;
  const [most] = states.toSorted((one, other) => row.counts[other] - row.counts[one]);
  const href = jobsHref({ queue: row.name, ...(most === undefined ? {} : { state: most }) });
  return (
    <Link href={href} className="rounded-sm underline-offset-4 hover:underline">
      {formatCount(count)}
    </Link>
  );
}

export function Completed({ row: { throughput } }: { row: QueueRow }) {
  return <span className="tabular-nums">{formatCount(total(throughput, "completed"))}</span>;
}

export function Oldest({ row: { oldestWaitingSince } }: { row: QueueRow }) {
  return oldestWaitingSince === null ? (
    <span className="text-ink-soft">–</span>
  ) : (
    <RelativeTime time={oldestWaitingSince} />
  );
}

function Times({ row: { waitSecondsP95, runSecondsP95 } }: { row: QueueRow }) {
  if (waitSecondsP95 === null || runSecondsP95 === null) return <span className="text-ink-soft">–</span>;
  return (
    <span
      data-hint="Of twenty jobs that were completed in the past 24 hours, nineteen waited and ran for less."
      className="tabular-nums"
    >
      {formatDuration(waitSecondsP95)} / {formatDuration(runSecondsP95)}
    </span>
  );
}

function Trend({ row: { throughput } }: { row: QueueRow }) {
  const [completed, failed] = [total(throughput, "completed"), total(throughput, "failed")];
  const description = `${formatCount(completed)} completed, ${formatCount(failed)} failed in the past 24 hours`;
  return (
    <Sparkline
      values={throughput.map((hour) => hour.completed + hour.failed)}
      description={description}
      tone={failed > 0 ? "danger" : "active"}
    />
  );
}

function total(hours: QueueRow["throughput"], key: "completed" | "failed"): number {
  return hours.reduce((sum, hour) => sum + hour[key], 0);
}

export function DeadLetters({ row: { deadLetterQueue, deadLetters, asOf } }: { row: QueueRow }) {
  if (deadLetterQueue === null || deadLetters === 0) return <span className="text-ink-soft">None</span>;
  return (
    <span className="flex items-center gap-2">
      <Link
        href={jobsHref({ queue: deadLetterQueue })}
        className="inline-grid min-h-6 min-w-6 place-content-center rounded-sm font-medium text-danger-ink underline-offset-4 hover:underline"
      >
        {formatCount(deadLetters)}
      </Link>
      <RedriveAll queue={deadLetterQueue} count={deadLetters} asOf={asOf} />
    </span>
  );
}
