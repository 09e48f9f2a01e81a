"use client";

import type { ReactNode } from "react";
import { Repeat } from "./repeat.tsx";
import { RowCheckbox } from "./row-checkbox.tsx";
import { RowHeadline } from "./row-headline.tsx";
import { Skeleton } from "./skeleton.tsx";
import type { TableRow } from "./use-data-table.ts";
import { type ResolvedRowActions, rowProps } from "./use-row-actions.ts";

type DataTableCardsProps<Data extends object> = {
  label: string;
  rows: readonly TableRow<Data>[];
  loadingRows: number;
  renderCard: (row: Data) => ReactNode;
  actions: ResolvedRowActions<Data>;
};

/** The same rows, where there is no room for columns: what the first column shows, and below it whatever else matters. */
export function DataTableCards<Data extends object>(props: DataTableCardsProps<Data>) {
  const { label, rows, loadingRows, renderCard, actions } = props;
  return (
    <ul aria-label={label} className="divide-y md:hidden">
      <Repeat times={loadingRows}>
        <li className="flex h-24 flex-col gap-3 px-4 py-3">
          <Skeleton className="h-4 w-2/3" />
          <Skeleton className="h-4 w-1/3" />
        </li>
      </Repeat>
      {rows.map((row) => (
        <li
          key={row.id}
          {...rowProps(row.id, row.original, actions)}
          className={`flex gap-3 px-4 py-3 text-sm -outline-offset-2 ${row.getIsSelected() ? "bg-info-wash" : ""}`}
        >
          {row.getCanSelect() && <RowCheckbox row={row} />}
          <div className="flex min-w-0 grow flex-col gap-2">
            <RowHeadline row={row} actions={actions} />
            {renderCard(row.original)}
          </div>
        </li>
      ))}
    </ul>
  );
}
