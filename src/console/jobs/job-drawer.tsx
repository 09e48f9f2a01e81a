"use client";

import { explainFailure } from "../api/failures.ts";
import { trpc } from "../api/trpc.ts";
import { LiveStatus } from "../live/live-status.tsx";
import { useLiveOptions } from "../live/use-live-options.ts";
import { Drawer } from "../ui/drawer.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import { JobButtons } from "./job-buttons.tsx";
import { JobFacts } from "./job-facts.tsx";
import { lookOfJob } from "./job-look.ts";

/** One job, whose id the address names. */
export function JobDrawer({ id, onClose }: { id: string | null; onClose: () => void }) {
  const options = { ...useLiveOptions(), enabled: id !== null };
  const { data, error, refetch } = trpc.jobs.get.useQuery({ id: id ?? "" }, options);
  const job = data?.job;
  return (
    <Drawer
      open={id !== null}
      onOpenChange={(open) => !open && onClose()}
      title={job?.queue ?? "Job"}
      aside={
        job && (
          <>
            <StatusBadge look={lookOfJob(job)} />
            <span className="text-xs text-ink-soft">
              <LiveStatus asOf={data?.asOf} error={error} />
            </span>
          </>
        )
      }
      footer={job && <JobButtons key={job.id} job={job} onGone={onClose} />}
    >
      {job !== undefined && <JobFacts job={job} />}
      {job === undefined && error !== null && (
        <ErrorState title="The job could not be loaded" detail={explainFailure(error)} onRetry={refetch} />
      )}
      {job === undefined && error === null && (
        <div aria-busy className="flex flex-col gap-4 p-4">
          <Skeleton className="h-24 w-full" />
          <Skeleton className="h-40 w-full" />
        </div>
      )}
    </Drawer>
  );
}
