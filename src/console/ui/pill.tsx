import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { TONE_WASH, type Tone } from "./tone.ts";

/** A word that sorts something. For a status, use StatusBadge. */
export function Pill({ tone = "neutral", children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={classNames(
        "inline-flex items-center gap-1 rounded-full border px-2 py-px text-xs font-medium whitespace-nowrap",
        TONE_WASH[tone],
      )}
    >
      {children}
    </span>
  );
}
