"use client";

import { type RefCallback, useCallback, useState } from "react";

/** Whether an element has come into view since it was there: what only then has to be loaded need not be before. */
export function useHasBeenVisible(): [RefCallback<Element>, boolean] {
  const [hasBeen, setHasBeen] = useState(false);
  const watch = useCallback((element: Element | null) => {
    if (element === null) return;
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) setHasBeen(true);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [watch, hasBeen];
}
