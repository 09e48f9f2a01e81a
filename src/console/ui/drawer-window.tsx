"use client";

import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { ShortcutLayer } from "../shortcuts/shortcut-provider.tsx";
import { Button } from "./button.tsx";
import type { DrawerProps } from "./dialog-props.ts";
import { useReturnFocus } from "./use-return-focus.ts";

/** What a drawer opens into. */
export function DrawerWindow({ open, onOpenChange, title, aside, children, footer }: DrawerProps) {
  const focus = useReturnFocus();
  return (
    <BaseDialog.Root open={open} onOpenChange={onOpenChange}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="fixed inset-0 z-40 bg-black/30 transition-opacity duration-200 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <BaseDialog.Popup
          {...focus}
          className="fixed inset-y-0 right-0 z-50 flex w-full max-w-3xl flex-col bg-surface shadow-popup outline-none transition-transform duration-200 ease-out data-ending-style:translate-x-full data-starting-style:translate-x-full"
        >
          <ShortcutLayer>
            <header className="flex min-h-12 items-center justify-between gap-3 border-b px-4 py-2">
              <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
                <BaseDialog.Title className="min-w-0 text-base font-semibold break-words">{title}</BaseDialog.Title>
                {aside}
              </div>
              <BaseDialog.Close render={<Button look="quiet" size="icon" aria-label="Close" />}>
                <X aria-hidden className="size-4" />
              </BaseDialog.Close>
            </header>
            <div className="flex min-h-0 grow flex-col overflow-y-auto">{children}</div>
            {footer !== undefined && (
              <footer className="flex flex-wrap justify-end gap-2 border-t px-4 py-3">{footer}</footer>
            )}
          </ShortcutLayer>
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
