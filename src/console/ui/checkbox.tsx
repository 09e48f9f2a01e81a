"use client";

import type { ComponentProps } from "react";

type CheckboxProps = Omit<ComponentProps<"input">, "type" | "className" | "children"> & {
  label: string;
  /** Only screen readers are told the label, since the place says it. */
  hideLabel?: boolean;
  /** Some of what it stands for are chosen. */
  isMixed?: boolean;
};

const BOX =
  "checkmark size-4 shrink-0 cursor-pointer appearance-none rounded border border-neutral bg-surface checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent disabled:cursor-default disabled:opacity-50";

/** The browser's own checkbox, in our look: it works before the page's scripts have come. */
export function Checkbox({ label, hideLabel = false, isMixed = false, ...props }: CheckboxProps) {
  return (
    <label className="inline-flex min-h-6 items-center gap-2">
      <input
        type="checkbox"
        aria-label={hideLabel ? label : undefined}
        ref={isMixed ? mix : unmix}
        className={BOX}
        {...props}
      />
      {!hideLabel && <span className="text-sm select-none">{label}</span>}
    </label>
  );
}

/** HTML has no attribute for it. */
function mix(input: HTMLInputElement | null): void {
  if (input !== null) input.indeterminate = true;
}

function unmix(input: HTMLInputElement | null): void {
  if (input !== null) input.indeterminate = false;
}
