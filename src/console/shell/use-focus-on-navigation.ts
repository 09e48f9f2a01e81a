"use client";

import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";

/**
 * Puts the focus on the heading of a screen that somebody has gone to, so that the keyboard and screen readers start
 * there. Whoever has moved within the screen, from tab to tab, stays where they are.
 */
export function useFocusOnNavigation(): void {
  const pathname = usePathname();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    const content = document.querySelector("main");
    if (content === null || content.contains(document.activeElement)) return;
    (content.querySelector<HTMLElement>("h1") ?? content).focus({ preventScroll: true });
  }, [pathname]);
}
