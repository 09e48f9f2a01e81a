"use client";

import { Inbox } from "lucide-react";
import { explainFailure } from "../api/failures.ts";
import { trpc } from "../api/trpc.ts";
import { LiveStatus } from "../live/live-status.tsx";
import { useLiveOptions } from "../live/use-live-options.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { Panel } from "../ui/panel.tsx";
import { BatchCards } from "./batch-cards.tsx";
import { BatchTable } from "./batch-table.tsx";
import { BatchesSkeleton } from "./batches-skeleton.tsx";

/** As many as the API lists. */
const MOST = 50;

/** The batches that are not at their end: at most the newest fifty. */
export function BatchesInFlight() {
  const { data, error, refetch } = trpc.batches.listInFlight.useQuery(undefined, useLiveOptions());
  const failed = error !== null && data === undefined;
  return (
    <Panel
      title="Batches in flight"
      count={data === undefined ? undefined : countText(data.batches.length)}
      aside={<LiveStatus asOf={data?.asOf} error={error} />}
    >
      {failed && (
        <ErrorState title="The batches could not be loaded" detail={explainFailure(error)} onRetry={refetch} />
      )}
      {!failed && data === undefined && <BatchesSkeleton />}
      {data?.batches.length === 0 && (
        <EmptyState icon={Inbox} title="No batch is in flight">
          Pending requests are put into batches at the next run of “Create batches”. Sessions come in with{" "}
          <code className="font-mono text-xs">livedash import</code>.
        </EmptyState>
      )}
      {data !== undefined && data.batches.length > 0 && (
        <>
          <BatchTable batches={data.batches} />
          <BatchCards batches={data.batches} />
        </>
      )}
    </Panel>
  );
}

/** The list ends at its limit: there may be more. */
function countText(count: number): string {
  return count < MOST ? String(count) : `newest ${MOST}`;
}
