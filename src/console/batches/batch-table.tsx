"use client";

import type { ReactNode } from "react";
import { DataTable } from "../ui/data-table.tsx";
import { useDataTable } from "../ui/use-data-table.ts";
import { type BatchListItem, batchHref } from "./batch.ts";
import { BatchCard } from "./batch-card.tsx";
import { BATCH_COLUMNS } from "./batch-columns.tsx";

type BatchTableProps = {
  label: string;
  /** Undefined while they are on their way. */
  batches: readonly BatchListItem[] | undefined;
  empty: ReactNode;
  loadingRows?: number;
  isStale?: boolean;
  hiddenColumns?: readonly string[];
};

/** Batches in a list, each leading to its own page: the same wherever batches are listed. */
export function BatchTable({ label, batches, empty, loadingRows = 10, isStale = false, ...rest }: BatchTableProps) {
  const table = useDataTable({ columns: BATCH_COLUMNS, rows: batches, getRowId: ({ id }) => id, ...rest });
  return (
    <DataTable
      table={table}
      label={label}
      empty={empty}
      isLoading={batches === undefined}
      loadingRows={loadingRows}
      isStale={isStale}
      rowHeight="double"
      rowHref={({ id }) => batchHref(id)}
      renderCard={(batch) => <BatchCard batch={batch} />}
    />
  );
}
