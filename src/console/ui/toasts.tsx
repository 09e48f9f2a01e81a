"use client";

import { createContext, lazy, type ReactNode, Suspense, useContext, useMemo, useState } from "react";
import { explainFailure } from "../api/failures.ts";
import type { ToastRequest } from "./toast-request.ts";

/** Loaded when there is something to say. */
const ToastWindow = lazy(async () => ({ default: (await import("./toast-window.tsx")).ToastWindow }));

const ToastContext = createContext<((request: ToastRequest) => void) | null>(null);

/** Once around everything that says something in a toast. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [requests, setRequests] = useState<readonly ToastRequest[]>([]);
  const [say] = useState(() => (request: ToastRequest) => setRequests((said) => [...said, request]));
  return (
    <ToastContext value={say}>
      {children}
      {requests.length > 0 && (
        <Suspense fallback={null}>
          <ToastWindow requests={requests} />
        </Suspense>
      )}
    </ToastContext>
  );
}

/** Short words about what has just happened. Nothing that somebody must read is said there alone. */
export function useToasts() {
  const say = useContext(ToastContext);
  if (say === null) throw new Error("Toasts are shown inside ToastProvider only.");
  return useMemo(
    () => ({
      success(title: string, detail?: string): void {
        say({ kind: "success", title, detail });
      },
      /** `error`: what was thrown, or a sentence. */
      failure(title: string, error: unknown): void {
        say({ kind: "failure", title, detail: typeof error === "string" ? error : explainFailure(error) });
      },
      /** For what can be taken back, with a button that does. */
      withUndo(title: string, undo: () => unknown): void {
        say({ kind: "success", title, undo });
      },
    }),
    [say],
  );
}
