import type { inferRouterOutputs } from "@trpc/server";
import Link from "next/link";
import type { AppRouter } from "../../api/router.ts";
import type { JobSubject } from "../../domain/job-subject.ts";
import { RelativeTime } from "../time/relative-time.tsx";
import { LINK } from "../ui/link-look.ts";
import { StatusBadge } from "../ui/status-badge.tsx";
import type { DataColumn } from "../ui/use-data-table.ts";
import { formatDuration } from "./duration.ts";
import { lookOfJob } from "./job-look.ts";

export type JobRow = inferRouterOutputs<AppRouter>["jobs"]["list"]["rows"][number];

export const JOB_COLUMNS: readonly DataColumn<JobRow>[] = [
  { id: "queue", header: "Job", width: "w-[20%]", cell: (job) => <JobName job={job} /> },
  { id: "state", header: "State", width: "w-[13%]", cell: (job) => <StatusBadge look={lookOfJob(job)} /> },
  { id: "created", header: "Created", width: "w-[11%]", cell: ({ createdAt }) => <RelativeTime time={createdAt} /> },
  { id: "took", header: "Ran for", width: "w-[8%]", align: "end", cell: (job) => <Took job={job} /> },
  { id: "tries", header: "Retries", width: "w-[7%]", align: "end", cell: (job) => <Retries job={job} /> },
  { id: "subject", header: "About", width: "w-[15%]", cell: ({ subject }) => <Subject subject={subject} /> },
  { id: "error", header: "Error", cell: ({ error }) => <ErrorText error={error} /> },
];

function JobName({ job: { queue, id } }: { job: JobRow }) {
  return (
    <span className="block min-w-0">
      <span className="block truncate font-medium">{queue}</span>
      <span className="block truncate font-mono text-xs text-ink-soft">{id.slice(0, 8)}</span>
    </span>
  );
}

export function Took({ job: { startedAt, completedAt } }: { job: JobRow }) {
  if (startedAt === null || completedAt === null) return <span className="text-ink-soft">–</span>;
  return <span className="tabular-nums">{formatDuration((completedAt.getTime() - startedAt.getTime()) / 1000)}</span>;
}

export function Retries({ job: { retryCount, retryLimit, isDeadLetter } }: { job: JobRow }) {
  if (isDeadLetter) return <span className="text-ink-soft">–</span>;
  return (
    <span className="tabular-nums">
      {retryCount} <span className="text-ink-soft">of {retryLimit}</span>
    </span>
  );
}

const SUBJECT_PATHS = { batch: "/batches", import: "/imports", "bulk requeue": null } as const;

/** What a job is about, as a link to it where it has a page. */
export function Subject({ subject }: { subject: JobSubject | null }) {
  if (subject === null) return <span className="text-ink-soft">–</span>;
  const path = SUBJECT_PATHS[subject.kind];
  const text = `${subject.kind} ${subject.id.slice(0, 8)}`;
  if (path === null) return text;
  return (
    <Link href={`${path}/${subject.id}`} prefetch={false} className={LINK}>
      {text}
    </Link>
  );
}

function ErrorText({ error }: { error: string | null }) {
  if (error === null) return <span className="text-ink-soft">–</span>;
  return <span className="line-clamp-2 text-xs text-danger-ink">{error}</span>;
}
