"use client";

import { useSyncExternalStore } from "react";

const KEY = "livedash.watched-requeues";
const CHANGED = "livedash:watched-requeues";
const MOST = 10;

/** Keeps what became of a bulk requeue on screen until it is dismissed, also after a reload. */
export function watchRequeue(id: string): void {
  write([id, ...parse(read()).filter((other) => other !== id)].slice(0, MOST));
}

export function dismissRequeue(id: string): void {
  write(parse(read()).filter((other) => other !== id));
}

/** The ids of the bulk requeues that were started in this browser and not dismissed. */
export function useWatchedRequeues(): string[] {
  return parse(useSyncExternalStore(subscribe, read, () => ""));
}

function parse(text: string): string[] {
  return text.split(" ").filter((id) => id !== "");
}

function read(): string {
  return window.localStorage.getItem(KEY) ?? "";
}

function write(ids: string[]): void {
  window.localStorage.setItem(KEY, ids.join(" "));
  window.dispatchEvent(new Event(CHANGED));
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("storage", listener);
  window.addEventListener(CHANGED, listener);
  return () => {
    window.removeEventListener("storage", listener);
    window.removeEventListener(CHANGED, listener);
  };
}
