"use client";

import { useEffect, useId } from "react";
import { useShortcutRegistry } from "./shortcut-provider.tsx";

type Shortcuts = Record<string, { label: string; run: (event: KeyboardEvent) => void }>;

/**
 * Shortcuts of whoever calls it, for as long as it is on screen: `{ "g o": { label: "Go to the overview", run } }`. They
 * are listed under `group` when somebody presses `?`, and sleep while somebody types or a dialog is open above.
 */
export function useShortcuts(shortcuts: Shortcuts, { group = "On this screen", isGlobal = false } = {}): void {
  const { registry, layer } = useShortcutRegistry();
  const owner = useId();
  useEffect(() => {
    const entries = Object.entries(shortcuts);
    registry.set(
      owner,
      entries.map(([keys, { label, run }]) => ({ keys, label, run, group, layer, isGlobal })),
    );
  });
  useEffect(() => () => registry.remove(owner), [registry, owner]);
}
