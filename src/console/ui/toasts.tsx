"use client";

import { Toast } from "@base-ui/react/toast";
import { useMemo } from "react";
import { explainFailure } from "../api/failures.ts";

/** What a toast is about decides how it looks and how long it stays. */
export type ToastKind = "success" | "failure";

const UNDO_MILLISECONDS = 10_000;
const FAILURE_MILLISECONDS = 15_000;

/** Short words about what has just happened. Nothing that somebody must read is said there alone. */
export function useToasts() {
  const { add, close } = Toast.useToastManager();
  return useMemo(
    () => ({
      success(title: string, detail?: string): void {
        add({ type: "success" satisfies ToastKind, title, description: detail });
      },
      /** `error`: what was thrown, or a sentence. */
      failure(title: string, error: unknown): void {
        add({
          type: "failure" satisfies ToastKind,
          title,
          description: typeof error === "string" ? error : explainFailure(error),
          priority: "high",
          timeout: FAILURE_MILLISECONDS,
        });
      },
      /** For what can be taken back, with a button that does. */
      withUndo(title: string, undo: () => unknown): void {
        const id = add({
          type: "success" satisfies ToastKind,
          title,
          timeout: UNDO_MILLISECONDS,
          actionProps: {
            children: "Undo",
            onClick: () => {
              close(id);
              undo();
            },
          },
        });
      },
    }),
    [add, close],
  );
}
