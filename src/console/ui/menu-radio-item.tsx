"use client";

import { Menu } from "@base-ui/react/menu";
import { Check, type LucideIcon } from "lucide-react";
import { classNames } from "./class-names.ts";
import { MENU_ITEM } from "./menu-item-look.ts";

type MenuRadioItemProps = {
  value: string | number;
  label: string;
  icon?: LucideIcon;
  /** A sentence below the label. */
  hint?: string | undefined;
};

export function MenuRadioItem({ value, label, icon: Icon, hint }: MenuRadioItemProps) {
  return (
    <Menu.RadioItem value={value} closeOnClick className={classNames(MENU_ITEM, hint !== undefined && "h-auto py-1.5")}>
      {Icon && <Icon aria-hidden className="size-4 text-ink-soft" />}
      <span className="min-w-0 grow">
        <span className="block truncate">{label}</span>
        {hint !== undefined && <span className="block text-xs text-ink-soft">{hint}</span>}
      </span>
      <Menu.RadioItemIndicator>
        <Check aria-hidden className="size-4" />
      </Menu.RadioItemIndicator>
    </Menu.RadioItem>
  );
}
