"use client";

import { type ReactNode, useDeferredValue, useRef } from "react";
import { classNames } from "./class-names.ts";
import { DataTableCards } from "./data-table-cards.tsx";
import { DataTableHead } from "./data-table-head.tsx";
import { DataTableRow } from "./data-table-row.tsx";
import { DataTableSkeleton } from "./data-table-skeleton.tsx";
import type { DataTableInstance } from "./use-data-table.ts";
import { useIsWide } from "./use-is-wide.ts";
import { type RowActions, useRowActions } from "./use-row-actions.ts";
import { useRowKeys } from "./use-row-keys.ts";

/** From how wide a panel on the whole table is shown; in a narrower one it scrolls sideways. */
const MIN_WIDTHS = {
  narrow: { scroller: "@min-[40rem]/table:overflow-visible", table: "min-w-[40rem]" },
  regular: { scroller: "@min-[56rem]/table:overflow-visible", table: "min-w-[56rem]" },
  wide: { scroller: "@min-[68rem]/table:overflow-visible", table: "min-w-[68rem]" },
} as const;

const ROW_HEIGHTS = { single: "h-11", double: "h-15" } as const;

export type DataTableProps<Data extends object> = RowActions<Data> & {
  table: DataTableInstance<Data>;
  /** What it lists, for screen readers: `Requests`. */
  label: string;
  /** Nothing is known yet: as many rows stand in for what comes. */
  isLoading?: boolean;
  loadingRows?: number;
  /** What is shown belongs to the page or filter before; the new rows are on their way. */
  isStale?: boolean;
  /** Of each row, also while loading: one line of text, or two. */
  rowHeight?: keyof typeof ROW_HEIGHTS;
  minWidth?: keyof typeof MIN_WIDTHS;
  /** In place of the rows when there are none. */
  empty: ReactNode;
  /** Shows a row where there is no room for columns. Without it, the table scrolls sideways there too. */
  renderCard?: (row: Data) => ReactNode;
};

/**
 * A list in columns. The first column leads to a row's details, as a click anywhere on the row does; `j` and `k` move,
 * `x` chooses, Enter opens. It knows nothing of pages: `PageButtons` stands below it.
 */
export function DataTable<Data extends object>(props: DataTableProps<Data>) {
  const { table, label, loadingRows = 10, isStale = false, renderCard, empty } = props;
  const { rowHeight = "single", minWidth = "regular" } = props;
  const container = useRef<HTMLDivElement>(null);
  const actions = useRowActions(props);
  useRowKeys({ container, table, open: actions.open });
  const isWide = useIsWide();
  const { rows: known } = table.getRowModel();
  // Many rows are rendered bit by bit, so that the page answers in between.
  const rows = useDeferredValue(known);
  if (props.isLoading !== true && known.length === 0) return empty;
  const isLoading = rows.length === 0;
  const height = ROW_HEIGHTS[rowHeight];
  const widths = MIN_WIDTHS[minWidth];
  return (
    <div
      ref={container}
      aria-busy={isLoading || isStale || rows !== known}
      className={classNames("@container/table transition-opacity", isStale && "opacity-60")}
    >
      {(isWide !== false || renderCard === undefined) && (
        <div className={classNames("overflow-x-auto", widths.scroller, renderCard && "hidden md:block")}>
          <table
            aria-label={label}
            className={classNames(
              "w-full table-fixed border-separate border-spacing-0 text-left text-sm",
              widths.table,
            )}
          >
            <DataTableHead table={table} />
            <tbody>
              {isLoading ? (
                <DataTableSkeleton table={table} rows={loadingRows} height={height} />
              ) : (
                rows.map((row) => <DataTableRow key={row.id} row={row} height={height} actions={actions} />)
              )}
            </tbody>
          </table>
        </div>
      )}
      {isWide !== true && renderCard !== undefined && (
        <DataTableCards
          label={label}
          rows={rows}
          loadingRows={isLoading ? loadingRows : 0}
          renderCard={renderCard}
          actions={actions}
        />
      )}
    </div>
  );
}
