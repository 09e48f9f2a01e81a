"use client";

import { Menu } from "@base-ui/react/menu";
import { Ellipsis, type LucideIcon } from "lucide-react";
import { Button } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { MENU_ITEM } from "../ui/menu-item-look.ts";
import { MenuPopup } from "../ui/menu-popup.tsx";

export type RowMenuItem = {
  label: string;
  icon: LucideIcon;
  /** Why it cannot be done, in place of doing it. */
  objection: string | null;
  run: () => void;
};

/** What can be done with one row of a list. */
export function RowMenu({ label, items }: { label: string; items: readonly RowMenuItem[] }) {
  return (
    <Menu.Root>
      <Menu.Trigger render={<Button look="quiet" size="icon" />} aria-label={label}>
        <Ellipsis aria-hidden className="size-4" />
      </Menu.Trigger>
      <MenuPopup>
        {items.map(({ label: text, icon: Icon, objection, run }) => (
          <Menu.Item
            key={text}
            disabled={objection !== null}
            onClick={run}
            className={classNames(MENU_ITEM, objection !== null && "h-auto items-start py-1.5")}
          >
            <Icon aria-hidden className="size-4 shrink-0 text-ink-soft" />
            <span className="min-w-0">
              <span className={classNames("block", objection !== null && "text-ink-soft")}>{text}</span>
              {objection !== null && <span className="block max-w-60 text-xs text-ink-soft">{objection}</span>}
            </span>
          </Menu.Item>
        ))}
      </MenuPopup>
    </Menu.Root>
  );
}
