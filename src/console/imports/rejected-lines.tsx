"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { CircleCheck, Download } from "lucide-react";
import { explainFailure } from "../api/failures.ts";
import { trpc } from "../api/trpc.ts";
import { useLiveOptions } from "../live/use-live-options.ts";
import { DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { formatCount } from "../ui/numbers.ts";
import { PageButtons } from "../ui/page-buttons.tsx";
import { Panel } from "../ui/panel.tsx";
import { type DataColumn, useDataTable } from "../ui/use-data-table.ts";
import type { RejectedLine } from "./import-run.ts";
import { useRejectionsUrl } from "./imports-url.ts";

const COLUMNS: readonly DataColumn<RejectedLine>[] = [
  {
    id: "line",
    header: "Line",
    width: "w-[6rem]",
    cell: ({ line }) => (
      <span className="tabular-nums">
        <span className="md:hidden">Line </span>
        {formatCount(line)}
      </span>
    ),
  },
  {
    id: "reason",
    header: "Reason",
    cell: ({ reason }) => (
      <span className="line-clamp-2 text-xs" title={reason}>
        {reason}
      </span>
    ),
  },
];

type RejectedLinesProps = { importRunId: string; count: number; isOver: boolean };

/** The lines that became no session, in the order of the file, and why. */
export function RejectedLines({ importRunId, count, isOver }: RejectedLinesProps) {
  const { place, goTo } = useRejectionsUrl();
  const options = { ...useLiveOptions(), placeholderData: keepPreviousData };
  const { data, error, isPlaceholderData, refetch } = trpc.imports.rejections.useQuery(
    { importRunId, ...place },
    options,
  );
  const table = useDataTable({ columns: COLUMNS, rows: data?.rows, getRowId: ({ line }) => String(line) });
  return (
    <Panel
      title="Rejected lines"
      count={formatCount(count)}
      aside={
        count > 0 && (
          <a
            href={`/api/admin/imports/${importRunId}/rejections.csv`}
            download
            className="inline-flex items-center gap-1.5 underline decoration-line-strong underline-offset-4 hover:decoration-current"
          >
            <Download aria-hidden className="size-3.5" />
            Download as CSV
          </a>
        )
      }
    >
      {error !== null && data === undefined ? (
        <ErrorState title="The lines could not be loaded" detail={explainFailure(error)} onRetry={refetch} />
      ) : (
        <DataTable
          table={table}
          label="Rejected lines"
          isLoading={data === undefined}
          isStale={isPlaceholderData}
          loadingRows={4}
          minWidth="narrow"
          empty={
            <EmptyState icon={CircleCheck} title={isOver ? "No line was rejected" : "No line was rejected so far"}>
              What cannot be read, and whose transcript cannot be had, is listed here with the reason.
            </EmptyState>
          }
          renderCard={({ reason }) => <p className="text-xs break-words text-ink-soft">{reason}</p>}
        />
      )}
      <PageButtons previousCursor={data?.previousCursor} nextCursor={data?.nextCursor} onStep={goTo} />
    </Panel>
  );
}
