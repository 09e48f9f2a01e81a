"use client";

import { Toast } from "@base-ui/react/toast";
import { useEffect, useRef } from "react";
import { ToastCard } from "./toast-card.tsx";
import type { ToastRequest } from "./toast-request.ts";

const MILLISECONDS = { success: 5000, failure: 15_000, undo: 10_000 } as const;

/** Where toasts appear, above everything else; F6 leads there. `requests` only ever grows. */
export function ToastWindow({ requests }: { requests: readonly ToastRequest[] }) {
  return (
    <Toast.Provider limit={4}>
      <ToastList requests={requests} />
    </Toast.Provider>
  );
}

function ToastList({ requests }: { requests: readonly ToastRequest[] }) {
  const { toasts, add, close } = Toast.useToastManager();
  const saidCount = useRef(0);
  useEffect(() => {
    for (const { kind, title, detail, undo } of requests.slice(saidCount.current)) {
      const id = add({
        type: kind,
        title,
        description: detail,
        priority: kind === "failure" ? "high" : "low",
        timeout: MILLISECONDS[undo === undefined ? kind : "undo"],
        ...(undo !== undefined && {
          actionProps: {
            children: "Undo",
            onClick: () => {
              close(id);
              undo();
            },
          },
        }),
      });
    }
    saidCount.current = requests.length;
  }, [requests, add, close]);
  return (
    <Toast.Portal>
      <Toast.Viewport className="fixed bottom-4 left-4 z-60 flex w-[calc(100vw-2rem)] flex-col gap-2 outline-none sm:w-90 lg:left-64">
        {toasts.map((toast) => (
          <ToastCard key={toast.id} toast={toast} />
        ))}
      </Toast.Viewport>
    </Toast.Portal>
  );
}
