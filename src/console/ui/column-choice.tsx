"use client";

import { Menu } from "@base-ui/react/menu";
import { Check, Columns3 } from "lucide-react";
import { Button } from "./button.tsx";
import { MENU_ITEM } from "./menu-item-look.ts";
import { MenuPopup } from "./menu-popup.tsx";
import type { DataTableInstance } from "./use-data-table.ts";

/** Which columns a table shows. */
export function ColumnChoice<Data extends object>({ table }: { table: DataTableInstance<Data> }) {
  const columns = table.getAllLeafColumns().filter((column) => column.getCanHide());
  return (
    <Menu.Root>
      <Menu.Trigger render={<Button size="small" className="h-8 max-md:hidden" />}>
        <Columns3 aria-hidden className="size-3.5" />
        Columns
      </Menu.Trigger>
      <MenuPopup>
        {columns.map((column) => (
          <Menu.CheckboxItem
            key={column.id}
            checked={column.getIsVisible()}
            onCheckedChange={(isShown) => column.toggleVisibility(isShown)}
            className={MENU_ITEM}
          >
            <span className="grow">{column.columnDef.meta?.header ?? column.id}</span>
            <Menu.CheckboxItemIndicator>
              <Check aria-hidden className="size-4" />
            </Menu.CheckboxItemIndicator>
          </Menu.CheckboxItem>
        ))}
      </MenuPopup>
    </Menu.Root>
  );
}
