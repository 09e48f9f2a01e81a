"use client";

import { lazy, Suspense } from "react";
import type { DialogProps } from "./dialog-props.ts";
import { useOnceOpen } from "./use-once-open.ts";

const DialogWindow = lazy(async () => ({ default: (await import("./dialog-window.tsx")).DialogWindow }));

/** Something to decide or to fill in before anything else on the screen. It is loaded when it first opens. */
export function Dialog(props: DialogProps) {
  const isWanted = useOnceOpen(props.open);
  if (!isWanted) return null;
  return (
    <Suspense fallback={null}>
      <DialogWindow {...props} />
    </Suspense>
  );
}
