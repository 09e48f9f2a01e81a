"use client";

import type { ComponentProps } from "react";

type SwitchProps = Omit<ComponentProps<"input">, "type" | "role" | "className" | "onChange" | "checked"> & {
  label: string;
  checked: boolean;
  onCheckedChange: (checked: boolean) => unknown;
  hideLabel?: boolean;
};

/** On or off, at once. For a choice that a button confirms later, use a checkbox. */
export function Switch({ label, checked, onCheckedChange, hideLabel = false, ...props }: SwitchProps) {
  return (
    <label className="inline-flex min-h-6 items-center gap-2">
      <span className="relative inline-flex items-center">
        <input
          type="checkbox"
          role="switch"
          checked={checked}
          aria-checked={checked}
          onChange={(event) => onCheckedChange(event.target.checked)}
          className="peer h-4.5 w-8 cursor-pointer appearance-none rounded-full bg-neutral transition-colors checked:bg-success disabled:cursor-default disabled:opacity-50"
          {...props}
        />
        <span
          aria-hidden
          className="pointer-events-none absolute left-0.5 size-3.5 rounded-full bg-white transition-transform peer-checked:translate-x-3.5"
        />
      </span>
      <span className={hideLabel ? "sr-only" : "text-sm select-none"}>{label}</span>
    </label>
  );
}
