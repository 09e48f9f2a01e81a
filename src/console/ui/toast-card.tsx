"use client";

import { Toast } from "@base-ui/react/toast";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import type { ComponentProps } from "react";
import { Button } from "./button.tsx";
import { classNames } from "./class-names.ts";
import type { ToastRequest } from "./toast-request.ts";

const FAILURE: ToastRequest["kind"] = "failure";

export function ToastCard({ toast }: { toast: ComponentProps<typeof Toast.Root>["toast"] }) {
  const isFailure = toast.type === FAILURE;
  const Icon = isFailure ? CircleAlert : CircleCheck;
  return (
    <Toast.Root
      toast={toast}
      swipeDirection={["right", "down"]}
      className="rounded-lg bg-raised shadow-popup transition duration-200 data-ending-style:translate-y-2 data-ending-style:opacity-0 data-starting-style:translate-y-2 data-starting-style:opacity-0"
    >
      <Toast.Content className="flex items-start gap-3 px-4 py-3">
        <Icon
          aria-hidden
          className={classNames("mt-0.5 size-4 shrink-0", isFailure ? "text-danger-ink" : "text-success-ink")}
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
}
