"use client";

import { type RefObject, useEffect, useRef, useState } from "react";

/** Whether an element has come into view since it was there: what only then has to be loaded need not be before. */
export function useHasBeenVisible<T extends Element>(): [RefObject<T | null>, boolean] {
  const ref = useRef<T>(null);
  const [hasBeen, setHasBeen] = useState(false);
  useEffect(() => {
    if (ref.current === null || hasBeen) return;
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) setHasBeen(true);
    });
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, [hasBeen]);
  return [ref, hasBeen];
}
