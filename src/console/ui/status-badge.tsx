import type { StatusLook } from "../status-look.ts";
import { classNames } from "./class-names.ts";
import { TONE_SOLID, TONE_WASH } from "./tone.ts";

/** A status as a word with its colour; never the colour alone. */
export function StatusBadge({ look: { label, tone, hint } }: { look: StatusLook }) {
  return (
    <span
      data-hint={hint}
      className={classNames(
        "inline-flex items-center gap-1.5 rounded-full border px-2 py-px text-xs font-medium whitespace-nowrap",
        TONE_WASH[tone],
      )}
    >
      <span aria-hidden className={classNames("size-1.5 rounded-full", TONE_SOLID[tone])} />
      {label}
    </span>
  );
}
