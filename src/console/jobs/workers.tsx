"use client";

import { ServerOff } from "lucide-react";
import { explainFailure } from "../api/failures.ts";
import { trpc } from "../api/trpc.ts";
import { LiveStatus } from "../live/live-status.tsx";
import { useLiveOptions } from "../live/use-live-options.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { Panel } from "../ui/panel.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Warnings } from "./warnings.tsx";
import { WorkerItem } from "./worker-item.tsx";

/** Which processes do jobs, and what the job system complains of. */
export function Workers() {
  const { data, error, refetch } = trpc.jobs.workers.useQuery(undefined, useLiveOptions());
  const hasFailed = error !== null && data === undefined;
  const status = <LiveStatus asOf={data?.asOf} error={error} />;
  if (hasFailed) {
    return (
      <Panel title="Workers">
        <ErrorState title="The workers could not be loaded" detail={explainFailure(error)} onRetry={refetch} />
      </Panel>
    );
  }
  return (
    <>
      <Panel
        title="Workers"
        count={data && `${data.workers.filter(({ isLive }) => isLive).length} live`}
        aside={status}
      >
        {data === undefined && <Skeleton className="m-4 h-32" />}
        {data?.workers.length === 0 && (
          <EmptyState icon={ServerOff} title="No worker has ever started">
            Nothing is sent or fetched without one: start it with{" "}
            <code className="font-mono text-xs">npm run start:worker</code>.
          </EmptyState>
        )}
        <ul className="divide-y">
          {data?.workers.map((worker) => (
            <WorkerItem key={worker.id} worker={worker} />
          ))}
        </ul>
      </Panel>
      <Panel title="Warnings" count={data && String(data.warnings.length)} aside={status}>
        {data === undefined ? <Skeleton className="m-4 h-32" /> : <Warnings warnings={data.warnings} />}
      </Panel>
    </>
  );
}
