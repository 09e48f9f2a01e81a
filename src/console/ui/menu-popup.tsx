"use client";

import { Menu } from "@base-ui/react/menu";
import type { ComponentProps, ReactNode } from "react";

type Positioning = ComponentProps<typeof Menu.Positioner>;
type MenuPopupProps = { side?: Positioning["side"]; align?: Positioning["align"]; children: ReactNode };

/** What a menu opens into. */
export function MenuPopup({ side = "bottom", align = "end", children }: MenuPopupProps) {
  return (
    <Menu.Portal>
      <Menu.Positioner side={side} align={align} sideOffset={6} collisionPadding={8} className="z-50 outline-none">
        <Menu.Popup className="max-h-[min(var(--available-height),28rem)] max-w-[min(24rem,var(--available-width))] min-w-44 overflow-y-auto rounded-lg bg-raised p-1 text-sm shadow-popup outline-none">
          {children}
        </Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
  );
}
