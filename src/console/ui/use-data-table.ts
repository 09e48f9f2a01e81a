"use client";

import {
  type Cell,
  type Column,
  columnVisibilityFeature,
  createColumnHelper,
  metaHelper,
  type ReactTable,
  type Row,
  rowSelectionFeature,
  rowSortingFeature,
  type TableState,
  tableFeatures,
  type Updater,
  useTable,
} from "@tanstack/react-table";
import { type ReactNode, useMemo } from "react";

type ColumnLook = {
  /** The heading, and the name in the choice of columns. */
  header: string;
  /** A class name, since the layout of tables is fixed: `w-[20%]`. Without one, a column shares what is left. */
  width?: string;
  /** Figures stand at the end. */
  align?: "end";
};

/** One column. Write all of a table as a constant outside of the component, or memoized. */
export type DataColumn<Data extends object> = ColumnLook & {
  id: string;
  cell: (row: Data) => ReactNode;
  isSortable?: boolean;
  /** It has no place in the choice of columns. */
  isFixed?: boolean;
};

/** Named one by one, so that nothing else of the library is loaded. Filtering, sorting and paging are the server's. */
const FEATURES = tableFeatures({
  columnVisibilityFeature,
  rowSelectionFeature,
  rowSortingFeature,
  columnMeta: metaHelper<ColumnLook>(),
});

type Features = typeof FEATURES;
export type DataTableInstance<Data extends object> = ReactTable<Features, Data>;
export type TableRow<Data extends object> = Row<Features, Data>;
export type TableColumn<Data extends object> = Column<Features, Data, unknown>;
export type TableCell<Data extends object> = Cell<Features, Data, unknown>;

/** Which column the list is sorted by, and whether the greatest comes first. */
export type Sort = { id: string; desc: boolean };
/** The ids of the chosen rows, also of those on other pages. */
export type Selection = Record<string, true>;

type DataTableOptions<Data extends object> = {
  columns: readonly DataColumn<Data>[];
  /** Undefined while they are on their way. */
  rows: readonly Data[] | undefined;
  getRowId: (row: Data) => string;
  sort?: Sort | null;
  onSortChange?: (sort: Sort) => unknown;
  /** Given, every row has a checkbox. */
  selection?: Selection;
  onSelectionChange?: (selection: Selection) => unknown;
  /** Ids of columns that are not shown. */
  hiddenColumns?: readonly string[];
  onHiddenColumnsChange?: (ids: string[]) => unknown;
};

const NO_ROWS: readonly never[] = [];
const NOTHING = {};
const NO_COLUMNS: readonly string[] = [];

/** The state of a table, for `DataTable`. Whoever calls it keeps what is chosen and how it is sorted, mostly in the address. */
export function useDataTable<Data extends object>(options: DataTableOptions<Data>): DataTableInstance<Data> {
  const { rows, getRowId, sort = null, selection = NOTHING, hiddenColumns = NO_COLUMNS } = options;
  const columns = useMemo(() => columnDefs(options.columns), [options.columns]);
  const data = rows ?? NO_ROWS;
  const columnVisibility = Object.fromEntries(hiddenColumns.map((id) => [id, false]));
  return useTable<Features, Data, TableState<Features>>({
    features: FEATURES,
    columns,
    data,
    getRowId,
    manualSorting: true,
    enableSortingRemoval: false,
    enableMultiSort: false,
    enableRowSelection: options.onSelectionChange !== undefined,
    state: { columnVisibility, rowSelection: selection, sorting: sort === null ? [] : [sort] },
    onSortingChange: (updater) => {
      const next = resolve(updater, sort === null ? [] : [sort]).at(0);
      if (next !== undefined) options.onSortChange?.(next);
    },
    onRowSelectionChange: (updater) => options.onSelectionChange?.({ ...resolve(updater, selection) }),
    onColumnVisibilityChange: (updater) => {
      const visibility = resolve(updater, columnVisibility);
      options.onHiddenColumnsChange?.(Object.keys(visibility).filter((id) => visibility[id] === false));
    },
  });
}

function columnDefs<Data extends object>(columns: readonly DataColumn<Data>[]) {
  const helper = createColumnHelper<Features, Data>();
  return columns.map(({ id, cell, isSortable = false, isFixed = false, ...look }) =>
    // Only what has a value can be sorted; the value itself is the server's business.
    helper.accessor((row): unknown => row, {
      id,
      header: look.header,
      cell: ({ row }) => cell(row.original),
      enableSorting: isSortable,
      enableHiding: !isFixed,
      sortDescFirst: false,
      meta: look,
    }),
  );
}

function resolve<Value>(updater: Updater<Value>, before: Value): Value {
  return updater instanceof Function ? updater(before) : updater;
}
