"use client";

import { Toast } from "@base-ui/react/toast";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import { Button } from "./button.tsx";
import type { ToastKind } from "./toasts.tsx";

/** Where toasts appear, above everything else. F6 leads there. */
export function ToastRegion() {
  const { toasts } = Toast.useToastManager();
  return (
    <Toast.Portal>
      <Toast.Viewport className="fixed right-4 bottom-4 z-60 flex w-[calc(100vw-2rem)] flex-col gap-2 outline-none sm:w-90">
        {toasts.map((toast) => {
          const Icon = toast.type === ("failure" satisfies ToastKind) ? CircleAlert : CircleCheck;
          return (
            <Toast.Root
              key={toast.id}
              toast={toast}
              swipeDirection={["right", "down"]}
              className="rounded-lg bg-raised shadow-popup transition duration-200 data-ending-style:translate-y-2 data-ending-style:opacity-0 data-starting-style:translate-y-2 data-starting-style:opacity-0"
            >
              <Toast.Content className="flex items-start gap-3 px-4 py-3">
                <Icon
                  aria-hidden
                  className={`mt-0.5 size-4 shrink-0 ${toast.type === ("failure" satisfies ToastKind) ? "text-danger-ink" : "text-success-ink"}`}
                />
                <div className="min-w-0 grow">
                  <Toast.Title className="text-sm font-medium break-words" />
                  <Toast.Description className="text-sm break-words text-ink-soft" />
                </div>
                <Toast.Action render={<Button size="small" />} />
                <Toast.Close render={<Button look="quiet" size="icon" aria-label="Dismiss" className="-mt-1 -mr-2" />}>
                  <X aria-hidden className="size-3.5" />
                </Toast.Close>
              </Toast.Content>
            </Toast.Root>
          );
        })}
      </Toast.Viewport>
    </Toast.Portal>
  );
}
