"use client";

import { lazy, Suspense } from "react";
import type { DrawerProps } from "./dialog-props.ts";
import { useOnceOpen } from "./use-once-open.ts";

const DrawerWindow = lazy(async () => ({ default: (await import("./drawer-window.tsx")).DrawerWindow }));

/**
 * Details of one thing of a list, at the right of it. Whoever opens it keeps in the address what it shows. It is loaded
 * when it first opens.
 */
export function Drawer(props: DrawerProps) {
  const isWanted = useOnceOpen(props.open);
  if (!isWanted) return null;
  return (
    <Suspense fallback={null}>
      <DrawerWindow {...props} />
    </Suspense>
  );
}
