"use client";

import { useRouter } from "next/navigation";
import { useShortcuts } from "../shortcuts/use-shortcuts.ts";
import { NAVIGATION_ENTRIES } from "./navigation.ts";
import { useFocusOnNavigation } from "./use-focus-on-navigation.ts";
import { useWarmFormatters } from "./use-warm-formatters.ts";

/** What the shell does without showing anything: the shortcuts to every screen, and where the focus goes. */
export function ShellBehaviour() {
  const router = useRouter();
  useFocusOnNavigation();
  useWarmFormatters();
  const entries = NAVIGATION_ENTRIES.map(({ keys, label, href }) => [keys, { label, run: () => router.push(href) }]);
  useShortcuts(Object.fromEntries(entries), { group: "Go to" });
  return null;
}
