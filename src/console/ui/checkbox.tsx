"use client";

import { Check, Minus } from "lucide-react";
import type { ComponentProps } from "react";
import { classNames } from "./class-names.ts";

type CheckboxProps = Omit<ComponentProps<"input">, "type" | "className" | "children"> & {
  label: string;
  /** Only screen readers are told the label, since the place says it. */
  hideLabel?: boolean;
  /** Some of what it stands for are chosen. */
  isMixed?: boolean;
};

const BOX =
  "peer size-4 shrink-0 cursor-pointer appearance-none rounded border border-neutral bg-surface checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent disabled:cursor-default disabled:opacity-50";
const MARK = "pointer-events-none absolute left-0.5 size-3 text-accent-ink opacity-0";

/** The browser's own checkbox, in our look: it works before the page's scripts have come. */
export function Checkbox({ label, hideLabel = false, isMixed = false, ...props }: CheckboxProps) {
  return (
    <label className="inline-flex min-h-6 items-center gap-2">
      <span className="relative inline-flex items-center">
        <input
          type="checkbox"
          ref={(input) => {
            if (input !== null) input.indeterminate = isMixed;
          }}
          className={BOX}
          {...props}
        />
        <Check aria-hidden className={classNames(MARK, !isMixed && "peer-checked:opacity-100")} strokeWidth={3} />
        <Minus aria-hidden className={classNames(MARK, isMixed && "opacity-100")} strokeWidth={3} />
      </span>
      <span className={hideLabel ? "sr-only" : "text-sm select-none"}>{label}</span>
    </label>
  );
}
