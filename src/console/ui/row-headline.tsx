"use client";

import Link from "next/link";
import { contentOf } from "./data-table-cell.ts";
import type { TableRow } from "./use-data-table.ts";
import type { ResolvedRowActions } from "./use-row-actions.ts";

type RowHeadlineProps<Data extends object> = { row: TableRow<Data>; actions: ResolvedRowActions<Data> };

const LOOK = "block max-w-full rounded-sm text-left underline-offset-4 hover:underline";

/** The first column of a row: what the keyboard reaches, and what a new tab can be opened from. */
export function RowHeadline<Data extends object>({ row, actions }: RowHeadlineProps<Data>) {
  const { open, hrefOf, follow } = actions;
  const cell = row.getVisibleCells().at(0);
  const content = cell && contentOf(cell);
  const href = hrefOf(row.original);
  if (href !== null) {
    return (
      <Link href={href} prefetch={false} onClick={(event) => follow(event, row.original)} className={LOOK}>
        {content}
      </Link>
    );
  }
  if (open === undefined) return content;
  return (
    <button type="button" onClick={() => open(row.original)} className={LOOK}>
      {content}
    </button>
  );
}
