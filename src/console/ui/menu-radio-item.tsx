"use client";

import { Menu } from "@base-ui/react/menu";
import { Check, type LucideIcon } from "lucide-react";
import { MENU_ITEM } from "./menu-item-look.ts";

type MenuRadioItemProps = { value: string | number; label: string; icon?: LucideIcon };

export function MenuRadioItem({ value, label, icon: Icon }: MenuRadioItemProps) {
  return (
    <Menu.RadioItem value={value} closeOnClick className={MENU_ITEM}>
      {Icon && <Icon aria-hidden className="size-4 text-ink-soft" />}
      <span className="grow">{label}</span>
      <Menu.RadioItemIndicator>
        <Check aria-hidden className="size-4" />
      </Menu.RadioItemIndicator>
    </Menu.RadioItem>
  );
}
