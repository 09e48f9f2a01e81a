"use client";

import type { RefObject } from "react";
import { useShortcuts } from "../shortcuts/use-shortcuts.ts";
import type { DataTableInstance } from "./use-data-table.ts";

type RowKeysOptions<Data extends object> = {
  container: RefObject<HTMLElement | null>;
  table: DataTableInstance<Data>;
  open: ((row: Data) => unknown) | undefined;
};

/** Walks through the rows with the keyboard. The row that it stands on is the one with the focus. */
export function useRowKeys<Data extends object>({ container, table, open }: RowKeysOptions<Data>): void {
  const current = () => {
    const focused = document.activeElement?.closest("[data-row]") ?? null;
    return focused instanceof HTMLElement && container.current?.contains(focused) ? focused : null;
  };
  const move = (step: 1 | -1) => {
    const rows = [...(container.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
    const from = current();
    const next = from === null ? rows.at(step === 1 ? 0 : -1) : rows[rows.indexOf(from) + step];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };
  const currentRow = () => {
    const id = current()?.dataset["row"];
    return id === undefined ? undefined : table.getRowModel().rowsById[id];
  };
  useShortcuts(
    {
      j: { label: "Next row", run: () => move(1) },
      k: { label: "Previous row", run: () => move(-1) },
      ...(table.options.enableRowSelection === true && {
        x: { label: "Select the row", run: () => currentRow()?.toggleSelected() },
      }),
      ...(open !== undefined && {
        Enter: {
          label: "Open the row",
          run: () => {
            const row = currentRow();
            if (row !== undefined) open(row.original);
          },
        },
      }),
    },
    { group: "List" },
  );
}
