"use client";

import { useRef } from "react";

/**
 * Brings the focus back to where it was before a dialog opened, though it be a row of a table, which the Tab key does
 * not reach. For the `Popup` of a dialog.
 *
 * @param begin what the focus goes to when the dialog opens; else to the first thing that the keyboard can reach
 */
export function useReturnFocus(begin?: () => HTMLElement | null) {
  const origin = useRef<Element | null>(null);
  return {
    initialFocus: () => {
      origin.current = document.activeElement;
      return begin?.() ?? true;
    },
    finalFocus: () => {
      const { current } = origin;
      const isThere = current instanceof HTMLElement && current.isConnected && current !== document.body;
      if (!isThere) return true;
      // By hand, since the library would go on to the first button inside of it.
      current.focus();
      return false;
    },
  };
}
