"use client";

import { BATCH_STATUSES } from "../../domain/batch-status.ts";
import { explainFailure } from "../api/failures.ts";
import { trpc } from "../api/trpc.ts";
import { LiveStatus } from "../live/live-status.tsx";
import { useLiveOptions } from "../live/use-live-options.ts";
import { ErrorState } from "../ui/error-state.tsx";
import { Panel } from "../ui/panel.tsx";
import { BatchCount } from "./batch-count.tsx";

/** How many batches have each of the nine statuses. */
export function BatchCounts() {
  const { data, error, refetch } = trpc.stats.batches.useQuery(undefined, useLiveOptions());
  const most = Math.max(1, ...Object.values(data?.counts ?? {}));
  return (
    <Panel title="Batches by status" aside={<LiveStatus asOf={data?.asOf} error={error} />}>
      {error !== null && data === undefined ? (
        <ErrorState title="The batches could not be counted" detail={explainFailure(error)} onRetry={refetch} />
      ) : (
        <ul className="py-2">
          {BATCH_STATUSES.map((status) => (
            <BatchCount key={status} status={status} count={data?.counts[status]} most={most} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
