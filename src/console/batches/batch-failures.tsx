"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { CircleCheck } from "lucide-react";
import { explainFailure } from "../api/failures.ts";
import { trpc } from "../api/trpc.ts";
import { LiveStatus } from "../live/live-status.tsx";
import { useLiveOptions } from "../live/use-live-options.ts";
import { requestsHref } from "../requests/requests-href.ts";
import { REQUEST_STATUS_LOOK } from "../status-look.ts";
import { RelativeTime } from "../time/relative-time.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { formatCount } from "../ui/numbers.ts";
import { PageButtons } from "../ui/page-buttons.tsx";
import { Panel } from "../ui/panel.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import { type DataColumn, useDataTable } from "../ui/use-data-table.ts";
import { type BatchDetail, type BatchError, shortId } from "./batch.ts";
import { useBatchUrl } from "./batch-url.ts";
import { FailureCodes } from "./failure-codes.tsx";

const PAGE_SIZE = 20;

const COLUMNS: readonly DataColumn<BatchError>[] = [
  {
    id: "request",
    header: "Request",
    width: "w-[14%]",
    cell: ({ id }) => <span className="font-mono text-xs">{shortId(id)}</span>,
  },
  {
    id: "code",
    header: "Code",
    width: "w-[20%]",
    cell: (row) => <span className="font-mono text-xs wrap-anywhere">{row.errorCode}</span>,
  },
  { id: "message", header: "Message", cell: (row) => <span className="line-clamp-2 text-xs">{row.errorMessage}</span> },
  { id: "now", header: "Now", width: "w-[15%]", cell: (row) => <StatusBadge look={REQUEST_STATUS_LOOK[row.status]} /> },
  { id: "at", header: "Failed", width: "w-[12%]", cell: (row) => <RelativeTime time={row.finishedAt} /> },
];

/** What failed of a batch: by code, and below that attempt by attempt. */
export function BatchFailures({ batch: { id: batchId, failures } }: { batch: BatchDetail }) {
  const { errorCode, page, showCode, goTo } = useBatchUrl();
  const options = { ...useLiveOptions(), placeholderData: keepPreviousData };
  const input = { batchId, limit: PAGE_SIZE, ...(errorCode !== null && { errorCode }), ...page };
  const { data, error, isPlaceholderData, refetch } = trpc.batches.errors.useQuery(input, options);
  const table = useDataTable({ columns: COLUMNS, rows: data?.rows, getRowId: ({ id }) => id });
  const total = failures.reduce((sum, { count }) => sum + count, 0);
  const failed = error !== null && data === undefined;
  return (
    <Panel title="Failures" count={formatCount(total)} aside={<LiveStatus asOf={data?.asOf} error={error} />}>
      {failures.length > 0 && <FailureCodes failures={failures} chosen={errorCode} onChoose={showCode} />}
      {failed ? (
        <ErrorState title="The failures could not be loaded" detail={explainFailure(error)} onRetry={refetch} />
      ) : (
        <DataTable
          table={table}
          label="Failed attempts"
          isLoading={data === undefined}
          isStale={isPlaceholderData}
          loadingRows={Math.min(total, PAGE_SIZE)}
          minWidth="narrow"
          rowHref={({ id }) => requestsHref({}, id)}
          renderCard={(row) => <FailureCard row={row} />}
          empty={
            <EmptyState icon={CircleCheck} title="Nothing of it has failed">
              Rows that fail once results are applied are listed here.
            </EmptyState>
          }
        />
      )}
      {total > PAGE_SIZE && (
        <PageButtons previousCursor={data?.previousCursor} nextCursor={data?.nextCursor} onStep={goTo} />
      )}
    </Panel>
  );
}

function FailureCard({ row }: { row: BatchError }) {
  return (
    <>
      <p className="text-xs break-words">
        <span className="font-mono">{row.errorCode}</span> {row.errorMessage}
      </p>
      <div className="flex items-center justify-between text-xs">
        <StatusBadge look={REQUEST_STATUS_LOOK[row.status]} />
        <RelativeTime time={row.finishedAt} />
      </div>
    </>
  );
}
