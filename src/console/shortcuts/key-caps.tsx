"use client";

import { Fragment, useSyncExternalStore } from "react";

const never = () => () => undefined;

/** Whether the keyboard has ⌘ where others have Ctrl. The server does not know; the page corrects it at once. */
function useIsMac(): boolean {
  return useSyncExternalStore(
    never,
    () => /Mac|iPhone|iPad/u.test(navigator.platform),
    () => false,
  );
}

/** A shortcut as the keys to press: `g` then `o`, or `Ctrl` with `K`. */
export function KeyCaps({ keys }: { keys: string }) {
  const mod = useIsMac() ? "⌘" : "Ctrl";
  const presses = keys.split(" ").map((press) => press.replace("$mod+", `${mod} `).split(" "));
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      {presses.map((press, index) => (
        <Fragment key={press.join("+")}>
          {index > 0 && <span className="text-2xs text-ink-soft">then</span>}
          {press.map((key) => (
            <kbd
              key={key}
              className="inline-grid h-5 min-w-5 place-items-center rounded border bg-surface px-1 font-sans text-2xs text-ink-soft"
            >
              {key.length === 1 && press.length > 1 ? key.toUpperCase() : key}
            </kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}
