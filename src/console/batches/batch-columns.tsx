"use client";

import { RelativeTime } from "../time/relative-time.tsx";
import { formatEur } from "../ui/numbers.ts";
import type { DataColumn } from "../ui/use-data-table.ts";
import type { BatchListItem } from "./batch.ts";
import { BatchDeadline } from "./batch-deadline.tsx";
import { BatchHeadline } from "./batch-headline.tsx";
import { BatchProgress } from "./batch-progress.tsx";
import { BatchStatus } from "./batch-status.tsx";

/** Every column that a list of batches can have. */
export const BATCH_COLUMNS: readonly DataColumn<BatchListItem>[] = [
  { id: "batch", header: "Batch", isFixed: true, cell: (batch) => <BatchHeadline batch={batch} /> },
  { id: "status", header: "Status", width: "w-[19%]", cell: (batch) => <BatchStatus batch={batch} /> },
  { id: "progress", header: "Progress", width: "w-[24%]", cell: (batch) => <BatchProgress batch={batch} /> },
  { id: "created", header: "Created", width: "w-[11%]", cell: (batch) => <RelativeTime time={batch.createdAt} /> },
  { id: "deadline", header: "Deadline", width: "w-[10%]", cell: (batch) => <BatchDeadline batch={batch} /> },
  { id: "cost", header: "Cost", width: "w-[9%]", align: "end", cell: (batch) => costOf(batch) },
];

/** A dash until something is applied. */
export function costOf({ costEur }: Pick<BatchListItem, "costEur">): string {
  return costEur === 0 ? "–" : formatEur(costEur);
}
