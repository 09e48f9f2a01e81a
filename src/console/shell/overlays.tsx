"use client";

import { createContext, lazy, type ReactNode, Suspense, useContext, useState } from "react";
import { useShortcutRegistry } from "../shortcuts/shortcut-provider.tsx";
import type { Shortcut } from "../shortcuts/shortcut-registry.ts";
import { useShortcuts } from "../shortcuts/use-shortcuts.ts";

/** Loaded when somebody opens them. */
const loadPalette = () => import("../palette/command-palette.tsx");
const CommandPalette = lazy(async () => ({ default: (await loadPalette()).CommandPalette }));
const ShortcutHelp = lazy(async () => ({ default: (await import("../shortcuts/shortcut-help.tsx")).ShortcutHelp }));

export type Overlays = {
  showPalette: () => void;
  /** Somebody is about to: fetches it, so that it is there at once. */
  preparePalette: () => void;
  showShortcuts: () => void;
};

const OverlaysContext = createContext<Overlays | null>(null);

/** What opens above any screen: the command palette and the list of shortcuts. */
export function OverlayProvider({ children }: { children: ReactNode }) {
  const { registry } = useShortcutRegistry();
  const [hasPalette, setHasPalette] = useState(false);
  // What was valid when somebody asked: once the list is open, its own are.
  const [listed, setListed] = useState<Shortcut[] | null>(null);
  const [overlays] = useState<Overlays>(() => ({
    showPalette: () => setHasPalette(true),
    preparePalette: () => {
      loadPalette().catch(() => undefined);
    },
    showShortcuts: () => setListed(registry.list()),
  }));
  useShortcuts(
    {
      "$mod+k": { label: "Search, or go anywhere", run: overlays.showPalette },
      "?": { label: "Show the shortcuts", run: overlays.showShortcuts },
    },
    { group: "Everywhere", isGlobal: true },
  );
  return (
    <OverlaysContext value={overlays}>
      {children}
      <Suspense fallback={null}>
        {hasPalette && <CommandPalette onClose={() => setHasPalette(false)} onShowShortcuts={overlays.showShortcuts} />}
        {listed !== null && <ShortcutHelp shortcuts={listed} onClose={() => setListed(null)} />}
      </Suspense>
    </OverlaysContext>
  );
}

export function useOverlays(): Overlays {
  const overlays = useContext(OverlaysContext);
  if (overlays === null) throw new Error("Overlays open inside OverlayProvider only.");
  return overlays;
}
