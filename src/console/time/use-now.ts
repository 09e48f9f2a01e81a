"use client";

import { useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let now = new Date();
let timer: ReturnType<typeof setInterval> | undefined;

/** One clock for the whole page, which ticks every second while anybody looks at it. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function tick(): void {
  now = new Date();
  for (const listener of listeners) listener();
}

/**
 * What depends on the time, from second to second. Only when that changes is anything rendered again: a page shows a
 * hundred times, and few of them read differently a second later.
 */
export function useNow<Value extends string | number | boolean>(read: (now: Date) => Value): Value {
  const readNow = () => read(now);
  return useSyncExternalStore(subscribe, readNow, readNow);
}
