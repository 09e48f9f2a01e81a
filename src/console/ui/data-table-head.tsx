"use client";

import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import { Checkbox } from "./checkbox.tsx";
import { classNames } from "./class-names.ts";
import type { DataTableInstance, TableColumn } from "./use-data-table.ts";

const CELL = "sticky top-12 z-10 border-b bg-surface px-3 py-2 font-medium first:pl-4 last:pr-4 lg:top-0";

/** The headings, which stay in sight below the top of the window. */
export function DataTableHead<Data extends object>({ table }: { table: DataTableInstance<Data> }) {
  return (
    <thead className="text-xs text-ink-soft">
      <tr>
        {table.options.enableRowSelection === true && (
          <th scope="col" className={`${CELL} w-12`}>
            <Checkbox
              label="Select all on this page"
              hideLabel
              checked={table.getIsAllPageRowsSelected()}
              isMixed={table.getIsSomePageRowsSelected() && !table.getIsAllPageRowsSelected()}
              onChange={table.getToggleAllPageRowsSelectedHandler()}
            />
          </th>
        )}
        {table.getVisibleLeafColumns().map((column) => (
          <HeadCell key={column.id} column={column} />
        ))}
      </tr>
    </thead>
  );
}

const SORT_WORDS = { asc: "ascending", desc: "descending" } as const;

function HeadCell<Data extends object>({ column }: { column: TableColumn<Data> }) {
  const { header, width, align } = column.columnDef.meta ?? { header: column.id };
  const sorted = column.getIsSorted();
  return (
    <th
      scope="col"
      aria-sort={sorted === false ? undefined : SORT_WORDS[sorted]}
      className={classNames(CELL, width, align === "end" && "text-right")}
    >
      {column.getCanSort() ? (
        <button
          type="button"
          onClick={column.getToggleSortingHandler()}
          className={classNames(
            "-mx-1 inline-flex items-center gap-1 rounded px-1 hover:text-ink",
            sorted !== false && "text-ink",
          )}
        >
          {header}
          <SortIcon sorted={sorted} />
        </button>
      ) : (
        header
      )}
    </th>
  );
}

function SortIcon({ sorted }: { sorted: "asc" | "desc" | false }) {
  if (sorted === false) return <ChevronsUpDown aria-hidden className="size-3 opacity-60" />;
  const Icon = sorted === "asc" ? ArrowUp : ArrowDown;
  return <Icon aria-hidden className="size-3" />;
}
