"use client";

import { useSyncExternalStore } from "react";

/** Tailwind's `md`: from here on there is room for columns. */
const WIDE = "(width >= 48rem)";

/** Whether the window is at least `md` wide; null on the server, where nobody knows. */
export function useIsWide(): boolean | null {
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(WIDE).matches,
    () => null,
  );
}

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(WIDE);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}
