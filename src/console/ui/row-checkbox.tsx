"use client";

import { Checkbox } from "./checkbox.tsx";
import type { TableRow } from "./use-data-table.ts";

/** Chooses a row; with the Shift key, all rows from the one that was chosen last. */
export function RowCheckbox<Data extends object>({ row }: { row: TableRow<Data> }) {
  return (
    <Checkbox
      label="Select this row"
      hideLabel
      checked={row.getIsSelected()}
      onChange={row.getToggleSelectedHandler()}
    />
  );
}
