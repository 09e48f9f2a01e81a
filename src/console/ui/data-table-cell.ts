import type { ReactNode } from "react";
import type { TableCell } from "./use-data-table.ts";

/** What a cell shows, as its column says. */
export function contentOf<Data extends object>(cell: TableCell<Data>): ReactNode {
  const { cell: content } = cell.column.columnDef;
  return content instanceof Function ? (content(cell.getContext()) as ReactNode) : null;
}
