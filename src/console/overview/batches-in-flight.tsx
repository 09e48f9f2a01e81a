"use client";

import { Inbox } from "lucide-react";
import { explainFailure } from "../api/failures.ts";
import { trpc } from "../api/trpc.ts";
import { BatchTable } from "../batches/batch-table.tsx";
import { LiveStatus } from "../live/live-status.tsx";
import { useLiveOptions } from "../live/use-live-options.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { Panel } from "../ui/panel.tsx";

/** As many as the API lists. */
const MOST = 50;

/** Nothing of these costs anything until it is at its end. */
const HIDDEN_COLUMNS = ["cost"];

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
      {failed ? (
        <ErrorState title="The batches could not be loaded" detail={explainFailure(error)} onRetry={refetch} />
      ) : (
        <BatchTable
          label="Batches in flight"
          batches={data?.batches}
          loadingRows={3}
          hiddenColumns={HIDDEN_COLUMNS}
          empty={
            <EmptyState icon={Inbox} title="No batch is in flight">
              Pending requests are put into batches at the next run of “Create batches”. Sessions come in with{" "}
              <code className="font-mono text-xs">livedash import</code>.
            </EmptyState>
          }
        />
      )}
    </Panel>
  );
}

/** The list ends at its limit: there may be more. */
function countText(count: number): string {
  return count < MOST ? String(count) : `newest ${MOST}`;
}
