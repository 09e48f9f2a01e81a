"use client";

import { Layers } from "lucide-react";
import { useMemo } from "react";
import { explainFailure } from "../api/failures.ts";
import { trpc } from "../api/trpc.ts";
import { LiveStatus } from "../live/live-status.tsx";
import { useLiveOptions } from "../live/use-live-options.ts";
import { DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { KeyValues } from "../ui/key-values.tsx";
import { formatCount } from "../ui/numbers.ts";
import { Panel } from "../ui/panel.tsx";
import { useDataTable } from "../ui/use-data-table.ts";
import { jobsHref } from "./job-list-url.ts";
import { Completed, DeadLetters, Oldest, QUEUE_COLUMNS, type QueueRow } from "./queue-columns.tsx";

/** Every queue, with what waits, runs and has failed in it. */
export function Queues() {
  const { data, error, refetch } = trpc.jobs.queues.useQuery(undefined, useLiveOptions());
  const rows = useMemo(() => data?.queues.map((queue) => ({ ...queue, asOf: data.asOf })), [data]);
  const table = useDataTable<QueueRow>({ columns: QUEUE_COLUMNS, rows, getRowId: ({ name }) => name });
  const hasFailed = error !== null && data === undefined;
  return (
    <Panel title="Queues" aside={<LiveStatus asOf={data?.asOf} error={error} />}>
      {hasFailed ? (
        <ErrorState title="The queues could not be loaded" detail={explainFailure(error)} onRetry={refetch} />
      ) : (
        <DataTable
          table={table}
          label="Queues"
          isLoading={data === undefined}
          loadingRows={7}
          rowHeight="double"
          minWidth="wide"
          rowHref={({ name }) => jobsHref({ queue: name })}
          empty={
            <EmptyState icon={Layers} title="No queue is there">
              They are laid when the product starts. Restart it, and look again.
            </EmptyState>
          }
          renderCard={(row) => <QueueCard row={row} />}
        />
      )}
    </Panel>
  );
}

function QueueCard({ row }: { row: QueueRow }) {
  const { counts } = row;
  return (
    <KeyValues
      columns={3}
      items={[
        { label: "Waiting", value: formatCount(counts.created + counts.retry) },
        { label: "Running", value: formatCount(counts.active) },
        { label: "Failed", value: formatCount(counts.failed) },
        { label: "Done in 24 h", value: <Completed row={row} /> },
        { label: "Oldest waits", value: <Oldest row={row} /> },
        { label: "Dead letters", value: <DeadLetters row={row} /> },
      ]}
    />
  );
}
