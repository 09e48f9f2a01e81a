"use client";

import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { Brand } from "../ui/brand.tsx";
import { Button } from "../ui/button.tsx";
import { useReturnFocus } from "../ui/use-return-focus.ts";
import { NavList } from "./nav-list.tsx";

type NavDrawerWindowProps = { open: boolean; onOpenChange: (open: boolean) => void };

/** What the navigation of narrow screens opens into. */
export function NavDrawerWindow({ open, onOpenChange }: NavDrawerWindowProps) {
  const focus = useReturnFocus();
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/40" />
        <Dialog.Popup
          {...focus}
          className="fixed inset-y-0 left-0 z-50 flex w-64 flex-col gap-4 overflow-y-auto bg-surface p-4 shadow-popup outline-none"
        >
          <div className="flex items-center justify-between">
            <Dialog.Title className="text-sm">
              <Brand />
            </Dialog.Title>
            <Dialog.Close render={<Button look="quiet" size="icon" aria-label="Close the navigation" />}>
              <X aria-hidden className="size-4" />
            </Dialog.Close>
          </div>
          <NavList onNavigate={() => onOpenChange(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
