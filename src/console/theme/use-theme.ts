"use client";

import { useSyncExternalStore } from "react";
import { rememberTheme } from "./remember-theme.ts";
import { parseTheme, type Theme } from "./theme.ts";

const CHANGED = "livedash:theme";

/** The theme as it is on screen; `initial` is what the server wrote into the page. */
export function useTheme(initial: Theme): Theme {
  return useSyncExternalStore(
    subscribe,
    () => parseTheme(document.documentElement.dataset["theme"]),
    () => initial,
  );
}

/** At once on screen, and remembered for the next page. */
export function chooseTheme(theme: Theme): void {
  document.documentElement.dataset["theme"] = theme;
  window.dispatchEvent(new Event(CHANGED));
  rememberTheme(theme).catch(() => undefined);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener);
  return () => window.removeEventListener(CHANGED, listener);
}
