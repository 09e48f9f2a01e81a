"use client";

import { Columns3 } from "lucide-react";
import { buttonClass } from "./button.tsx";
import { MenuButton } from "./menu-button.tsx";
import type { DataTableInstance } from "./use-data-table.ts";

/** Which columns a table shows. There are none to choose where rows are shown as cards. */
export function ColumnChoice<Data extends object>({ table }: { table: DataTableInstance<Data> }) {
  const columns = table.getAllLeafColumns().filter((column) => column.getCanHide());
  return (
    <MenuButton
      label="Columns"
      className={buttonClass({ size: "small", className: "h-8 max-md:hidden" })}
      entries={columns.map((column) => ({
        kind: "check",
        label: column.columnDef.meta?.header ?? column.id,
        checked: column.getIsVisible(),
        onChange: (isShown) => column.toggleVisibility(isShown),
      }))}
    >
      <Columns3 aria-hidden className="size-3.5" />
      Columns
    </MenuButton>
  );
}
