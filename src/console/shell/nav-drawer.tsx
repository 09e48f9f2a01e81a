"use client";

import { Dialog } from "@base-ui/react/dialog";
import { Menu as MenuIcon, X } from "lucide-react";
import { useState } from "react";
import { Brand } from "../ui/brand.tsx";
import { Button } from "../ui/button.tsx";
import { NavList } from "./nav-list.tsx";

/** The navigation of narrow screens. */
export function NavDrawer() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Dialog.Root open={isOpen} onOpenChange={setIsOpen}>
      <Dialog.Trigger render={<Button look="quiet" size="icon" aria-label="Open the navigation" />}>
        <MenuIcon aria-hidden className="size-5" />
      </Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Popup className="fixed inset-y-0 left-0 z-50 flex w-64 flex-col gap-4 bg-surface p-4 shadow-popup outline-none">
          <div className="flex items-center justify-between">
            <Dialog.Title className="text-sm">
              <Brand />
            </Dialog.Title>
            <Dialog.Close render={<Button look="quiet" size="icon" aria-label="Close the navigation" />}>
              <X aria-hidden className="size-4" />
            </Dialog.Close>
          </div>
          <NavList onNavigate={() => setIsOpen(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
