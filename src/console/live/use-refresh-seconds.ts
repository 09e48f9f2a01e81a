"use client";

import { useSyncExternalStore } from "react";
import { DEFAULT_REFRESH_SECONDS, parseRefreshSeconds, type RefreshSeconds } from "./refresh-setting.ts";

const KEY = "livedash.refresh-seconds";
const CHANGED = "livedash:refresh-seconds";

/** Remembered in the browser, and the same in all of its tabs. */
export function useRefreshSeconds(): [RefreshSeconds, (seconds: RefreshSeconds) => void] {
  const seconds = useSyncExternalStore(subscribe, read, () => DEFAULT_REFRESH_SECONDS);
  return [seconds, write];
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("storage", listener);
  window.addEventListener(CHANGED, listener);
  return () => {
    window.removeEventListener("storage", listener);
    window.removeEventListener(CHANGED, listener);
  };
}

function read(): RefreshSeconds {
  return parseRefreshSeconds(window.localStorage.getItem(KEY));
}

function write(seconds: RefreshSeconds): void {
  window.localStorage.setItem(KEY, String(seconds));
  window.dispatchEvent(new Event(CHANGED));
}
