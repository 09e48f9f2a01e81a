"use client";

import { useShortcuts } from "../shortcuts/use-shortcuts.ts";

type DrawerKeysProps = {
  previous: string | undefined;
  next: string | undefined;
  onMove: (id: string) => unknown;
};

/** `j` and `k` move on to the next row of the list while its details stay open. Shows nothing. */
export function DrawerKeys({ previous, next, onMove }: DrawerKeysProps) {
  const move = (to: string | undefined) => {
    if (to !== undefined) onMove(to);
  };
  useShortcuts(
    {
      j: { label: "Next request", run: () => move(next) },
      k: { label: "Previous request", run: () => move(previous) },
    },
    { group: "Details" },
  );
  return null;
}
