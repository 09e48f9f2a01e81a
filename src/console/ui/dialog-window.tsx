"use client";

import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { ShortcutLayer } from "../shortcuts/shortcut-provider.tsx";
import { Button } from "./button.tsx";
import { classNames } from "./class-names.ts";
import type { DialogProps } from "./dialog-props.ts";
import { useReturnFocus } from "./use-return-focus.ts";

const WIDTHS = { narrow: "max-w-md", wide: "max-w-2xl" } as const;

/** What a dialog opens into. */
export function DialogWindow(props: DialogProps) {
  const { open, onOpenChange, title, width = "narrow", isHeld = false, children, footer, initialFocus } = props;
  const focus = useReturnFocus(initialFocus);
  return (
    <BaseDialog.Root open={open} onOpenChange={onOpenChange} disablePointerDismissal={isHeld}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="fixed inset-0 z-40 bg-black/40 transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <BaseDialog.Viewport className="fixed inset-0 z-50 grid grid-rows-[minmax(0,1fr)] place-items-center overflow-hidden p-4">
          <BaseDialog.Popup
            {...focus}
            className={classNames(
              "flex max-h-full w-full flex-col rounded-xl bg-raised shadow-popup outline-none",
              "transition duration-150 data-ending-style:scale-98 data-ending-style:opacity-0 data-starting-style:scale-98 data-starting-style:opacity-0",
              WIDTHS[width],
            )}
          >
            <ShortcutLayer>
              <header className="flex items-start justify-between gap-4 px-5 pt-4">
                <BaseDialog.Title className="min-w-0 text-base font-semibold break-words">{title}</BaseDialog.Title>
                <BaseDialog.Close render={<Button look="quiet" size="icon" aria-label="Close" className="-mr-1.5" />}>
                  <X aria-hidden className="size-4" />
                </BaseDialog.Close>
              </header>
              <div className="min-h-0 overflow-y-auto px-5 pt-2 pb-5">{children}</div>
              {footer !== undefined && (
                <footer className="flex flex-wrap justify-end gap-2 border-t px-5 py-3">{footer}</footer>
              )}
            </ShortcutLayer>
          </BaseDialog.Popup>
        </BaseDialog.Viewport>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
