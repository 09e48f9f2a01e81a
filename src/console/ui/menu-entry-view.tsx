"use client";

import { Menu } from "@base-ui/react/menu";
import { Check, type LucideIcon } from "lucide-react";
import { classNames } from "./class-names.ts";
import type { MenuEntry } from "./menu-entry.ts";
import { MENU_ITEM } from "./menu-item-look.ts";

/** One line of a menu, or several of which one is chosen. */
export function MenuEntryView({ entry }: { entry: MenuEntry }) {
  switch (entry.kind) {
    case "line":
      return <Menu.Separator className="mx-1 my-1 h-px bg-line" />;
    case "note":
      return <p className="max-w-64 truncate px-2 py-1.5 text-xs text-ink-soft">{entry.text}</p>;
    case "check":
      return (
        <Menu.CheckboxItem checked={entry.checked} onCheckedChange={entry.onChange} className={MENU_ITEM}>
          <MenuLabel label={entry.label} />
          <Menu.CheckboxItemIndicator>
            <Check aria-hidden className="size-4" />
          </Menu.CheckboxItemIndicator>
        </Menu.CheckboxItem>
      );
    case "item":
      return (
        <Menu.Item
          onClick={entry.onSelect}
          closeOnClick={!entry.keepsOpen}
          disabled={entry.isDisabled ?? false}
          aria-current={entry.isCurrent || undefined}
          className={classNames(MENU_ITEM, entry.hint !== undefined && "h-auto items-start py-1.5")}
        >
          <MenuLabel {...entry} />
          {entry.isCurrent && <Check aria-hidden className="size-4 shrink-0" />}
        </Menu.Item>
      );
    case "choice":
      return (
        <Menu.RadioGroup value={entry.value} onValueChange={entry.onChange} aria-label={entry.label}>
          {!entry.hideLabel && (
            <Menu.GroupLabel className="px-2 py-1 text-xs text-ink-soft">{entry.label}</Menu.GroupLabel>
          )}
          {entry.options.map((option) => (
            <Menu.RadioItem
              key={option.value}
              value={option.value}
              closeOnClick
              className={classNames(MENU_ITEM, option.hint !== undefined && "h-auto py-1.5")}
            >
              <MenuLabel {...option} />
              <Menu.RadioItemIndicator>
                <Check aria-hidden className="size-4" />
              </Menu.RadioItemIndicator>
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      );
  }
}

type MenuLabelProps = { label: string; icon?: LucideIcon | undefined; hint?: string | undefined };

function MenuLabel({ label, icon: Icon, hint }: MenuLabelProps) {
  return (
    <>
      {Icon && <Icon aria-hidden className="size-4 shrink-0 text-ink-soft" />}
      <span className="min-w-0 grow">
        <span className="block truncate">{label}</span>
        {hint !== undefined && <span className="block max-w-60 text-xs text-ink-soft">{hint}</span>}
      </span>
    </>
  );
}
