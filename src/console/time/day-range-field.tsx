"use client";

import { FIELD_BOX } from "../ui/field-look.ts";
import { dayOf, endOfDay, lastDayOf, startOfDay } from "./day-range.ts";

type DayRangeFieldProps = {
  /** What happened on those days: `Created`. */
  label: string;
  /** Inclusive; null: from the beginning. */
  from: Date | null;
  /** Exclusive; null: until now. */
  to: Date | null;
  onChange: (range: { from: Date | null; to: Date | null }) => unknown;
};

const DAY = `h-8 w-34 px-2 ${FIELD_BOX}`;

/** From one day to another, both included, in the viewer's zone. */
export function DayRangeField({ label, from, to, onChange }: DayRangeFieldProps) {
  return (
    <fieldset className="flex items-center gap-1.5">
      <legend className="sr-only">{label}</legend>
      <span aria-hidden className="text-xs text-ink-soft">
        {label}
      </span>
      <input
        type="date"
        aria-label={`${label} from`}
        className={DAY}
        value={from === null ? "" : dayOf(from)}
        onChange={(event) => onChange({ from: startOfDay(event.target.value), to })}
      />
      <span aria-hidden className="text-ink-soft">
        –
      </span>
      <input
        type="date"
        aria-label={`${label} until`}
        className={DAY}
        value={to === null ? "" : lastDayOf(to)}
        onChange={(event) => onChange({ from, to: endOfDay(event.target.value) })}
      />
    </fieldset>
  );
}
