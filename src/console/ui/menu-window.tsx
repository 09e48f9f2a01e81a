"use client";

import { Menu } from "@base-ui/react/menu";
import type { RefObject } from "react";
import type { MenuEntry } from "./menu-entry.ts";
import { MenuEntryView } from "./menu-entry-view.tsx";

type MenuWindowProps = {
  label: string;
  entries: readonly MenuEntry[];
  anchor: RefObject<HTMLButtonElement | null>;
  side: "top" | "bottom";
  align: "start" | "end";
  open: boolean;
  onOpenChange: (open: boolean) => unknown;
};

/** What a menu opens into. */
export function MenuWindow({ label, entries, anchor, side, align, open, onOpenChange }: MenuWindowProps) {
  return (
    <Menu.Root open={open} onOpenChange={onOpenChange}>
      <Menu.Portal>
        <Menu.Positioner
          anchor={anchor}
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 outline-none"
        >
          <Menu.Popup
            aria-label={label}
            finalFocus={anchor}
            className="max-h-[min(var(--available-height),28rem)] max-w-[min(24rem,var(--available-width))] min-w-44 overflow-y-auto rounded-lg bg-raised p-1 text-sm shadow-popup outline-none"
          >
            {entries.map((entry) => (
              <MenuEntryView key={keyOf(entry)} entry={entry} />
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function keyOf(entry: MenuEntry): string {
  if (entry.kind === "line") return entry.id;
  return entry.kind === "note" ? entry.text : entry.label;
}
