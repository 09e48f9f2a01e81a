"use client";

import { Ellipsis, type LucideIcon } from "lucide-react";
import { buttonClass } from "../ui/button.tsx";
import { MenuButton } from "../ui/menu-button.tsx";

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
    <MenuButton
      label={label}
      className={buttonClass({ look: "quiet", size: "icon" })}
      entries={items.map(({ label: text, icon, objection, run }) => ({
        kind: "item",
        label: text,
        icon,
        hint: objection ?? undefined,
        isDisabled: objection !== null,
        onSelect: run,
      }))}
    >
      <Ellipsis aria-hidden className="size-4" />
    </MenuButton>
  );
}
