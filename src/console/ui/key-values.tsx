import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

type KeyValuesProps = {
  /** A value that is null or undefined is shown as a dash; leave an item out to hide it. */
  items: readonly { label: string; value: ReactNode }[];
  /** Side by side where there is room. */
  columns?: 1 | 2 | 3;
};

const GRIDS = {
  1: "grid-cols-1",
  2: "grid-cols-1 sm:grid-cols-2",
  3: "grid-cols-2 lg:grid-cols-3",
} as const;

/** Facts of one thing, each under its name. */
export function KeyValues({ items, columns = 2 }: KeyValuesProps) {
  return (
    <dl className={classNames("grid gap-x-6 gap-y-3 text-sm", GRIDS[columns])}>
      {items.map(({ label, value }) => (
        <div key={label} className="min-w-0">
          <dt className="text-xs text-ink-soft">{label}</dt>
          <dd className="mt-0.5 break-words">{value ?? "–"}</dd>
        </div>
      ))}
    </dl>
  );
}
