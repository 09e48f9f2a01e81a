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

const DAY = `h-8 w-40 px-2 sm:w-34 ${FIELD_BOX}`;

/** From one day to another, both included, in the viewer's zone. */
export function DayRangeField({ label, from, to, onChange }: DayRangeFieldProps) {
  return (
    <fieldset className="flex flex-wrap items-center gap-1.5 sm:flex-nowrap">
      <legend className="sr-only">{label}</legend>
      <span aria-hidden className="w-full text-xs text-ink-soft sm:w-auto">
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
