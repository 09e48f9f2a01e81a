"use client";

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { createShortcutRegistry, type ShortcutRegistry } from "./shortcut-registry.ts";

const RegistryContext = createContext<ShortcutRegistry | null>(null);
const LayerContext = createContext(0);

/** Once around the console. */
export function ShortcutProvider({ children }: { children: ReactNode }) {
  const [registry] = useState(createShortcutRegistry);
  useEffect(() => {
    window.addEventListener("keydown", registry.press);
    return () => window.removeEventListener("keydown", registry.press);
  }, [registry]);
  return <RegistryContext value={registry}>{children}</RegistryContext>;
}

/** Around what a dialog shows: while it is there, the shortcuts below it sleep. */
export function ShortcutLayer({ children }: { children: ReactNode }) {
  const registry = useContext(RegistryContext);
  const layer = useContext(LayerContext) + 1;
  useEffect(() => registry?.enter(layer), [registry, layer]);
  return <LayerContext value={layer}>{children}</LayerContext>;
}

export function useShortcutRegistry(): { registry: ShortcutRegistry; layer: number } {
  const registry = useContext(RegistryContext);
  const layer = useContext(LayerContext);
  if (registry === null) throw new Error("Shortcuts work inside ShortcutProvider only.");
  return { registry, layer };
}
