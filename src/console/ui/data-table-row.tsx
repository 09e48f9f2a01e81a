"use client";

import { classNames } from "./class-names.ts";
import { contentOf } from "./data-table-cell.ts";
import { RowCheckbox } from "./row-checkbox.tsx";
import { RowHeadline } from "./row-headline.tsx";
import type { TableRow } from "./use-data-table.ts";
import { type ResolvedRowActions, rowProps } from "./use-row-actions.ts";

const CELL = "border-b px-3 py-1.5 first:pl-4 last:pr-4 group-last/row:border-b-0";

type DataTableRowProps<Data extends object> = {
  row: TableRow<Data>;
  height: string;
  actions: ResolvedRowActions<Data>;
};

export function DataTableRow<Data extends object>({ row, height, actions }: DataTableRowProps<Data>) {
  const isSelected = row.getIsSelected();
  return (
    <tr
      {...rowProps(row.id, row.original, actions)}
      className={classNames(
        "group/row -outline-offset-2",
        height,
        actions.open !== undefined && "cursor-pointer",
        isSelected ? "bg-info-wash" : "hover:bg-hover/50",
      )}
    >
      {row.getCanSelect() && (
        <td className={CELL}>
          <RowCheckbox row={row} />
        </td>
      )}
      {row.getVisibleCells().map((cell, index) => (
        <td
          key={cell.id}
          className={classNames(CELL, cell.column.columnDef.meta?.align === "end" && "text-right tabular-nums")}
        >
          {index === 0 ? <RowHeadline row={row} actions={actions} /> : contentOf(cell)}
        </td>
      ))}
    </tr>
  );
}
