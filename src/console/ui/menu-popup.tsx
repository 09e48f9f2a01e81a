"use client";

import { Menu } from "@base-ui/react/menu";
import type { ComponentProps, ReactNode } from "react";

type MenuPopupProps = { side?: ComponentProps<typeof Menu.Positioner>["side"]; children: ReactNode };

/** What a menu opens into. */
export function MenuPopup({ side = "bottom", children }: MenuPopupProps) {
  return (
    <Menu.Portal>
      <Menu.Positioner side={side} align="end" sideOffset={6} collisionPadding={8} className="z-50 outline-none">
        <Menu.Popup className="min-w-44 rounded-lg bg-raised p-1 text-sm shadow-popup outline-none">
          {children}
        </Menu.Popup>
      </Menu.Positioner>
    </Menu.Portal>
  );
}
