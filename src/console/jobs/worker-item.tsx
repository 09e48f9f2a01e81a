import type { inferRouterOutputs } from "@trpc/server";
import Link from "next/link";
import type { AppRouter } from "../../api/router.ts";
import type { StatusLook } from "../status-look.ts";
import { RelativeTime } from "../time/relative-time.tsx";
import { KeyValues } from "../ui/key-values.tsx";
import { LINK } from "../ui/link-look.ts";
import { StatusBadge } from "../ui/status-badge.tsx";
import { jobsHref } from "./job-list-url.ts";

type Worker = inferRouterOutputs<AppRouter>["jobs"]["workers"]["workers"][number];

const LIVE = { label: "Live", tone: "success", hint: "Its heartbeat is less than half a minute old." } as const;
const STOPPED = { label: "Stopped", tone: "neutral", hint: "It was ended in good order." } as const;
const SILENT = {
  label: "Silent",
  tone: "danger",
  hint: "It was killed, or cannot reach the database. Its jobs have gone back to their queues.",
} as const;

const MEGABYTE = 1024 * 1024;

/** One worker process: whether it lives, and what it has in hand. */
export function WorkerItem({ worker }: { worker: Worker }) {
  const { host, pid, startedAt, heartbeatAt, stoppedAt, crashRestarts, memoryBytes, cpuCores, queues } = worker;
  return (
    <li className="flex flex-col gap-3 px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StatusBadge look={lookOf(worker)} />
        <span className="font-medium">{host}</span>
        <span className="text-xs text-ink-soft">process {pid}</span>
      </div>
      <KeyValues
        columns={3}
        items={[
          { label: "Last heartbeat", value: <RelativeTime time={heartbeatAt} /> },
          { label: "Started", value: <RelativeTime time={startedAt} /> },
          stoppedAt === null
            ? { label: "Crashes before", value: crashRestarts }
            : { label: "Stopped", value: <RelativeTime time={stoppedAt} /> },
          { label: "Memory", value: memoryBytes === null ? null : `${Math.round(memoryBytes / MEGABYTE)} MB` },
          { label: "Processor", value: cpuCores === null ? null : `${cpuCores.toFixed(2)} cores` },
          { label: "At work", value: queues.reduce((sum, { running }) => sum + running, 0) },
        ]}
      />
      {worker.isLive && queues.length > 0 && (
        <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-soft">
          {queues.map(({ queue, running, limit }) => (
            <li key={queue}>
              <Link href={jobsHref({ queue, state: "active" })} className={LINK}>
                {queue}
              </Link>{" "}
              {running} of {limit}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function lookOf({ isLive, stoppedAt }: Worker): StatusLook {
  if (isLive) return LIVE;
  return stoppedAt === null ? SILENT : STOPPED;
}
