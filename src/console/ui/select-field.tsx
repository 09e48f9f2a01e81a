"use client";

import { ChevronDown } from "lucide-react";
import { classNames } from "./class-names.ts";
import { FIELD_BOX } from "./field-look.ts";
import { MenuButton } from "./menu-button.tsx";

export type SelectOption = { value: string; label: string; hint?: string | undefined };

type SelectFieldProps = {
  label: string;
  value: string | null;
  onChange: (value: string | null) => unknown;
  options: readonly SelectOption[];
  /** Offers the choice of none, in these words: `Any status`. Without it, one must be chosen. */
  anyLabel?: string;
  /** The field says its label itself, as a filter does: `Status: Failed`. */
  hideLabel?: boolean;
  isDisabled?: boolean;
};

/** One of a list. */
export function SelectField(props: SelectFieldProps) {
  const { label, value, onChange, options, anyLabel, hideLabel: isFilter = false, isDisabled = false } = props;
  const shown = options.find((option) => option.value === value)?.label ?? value ?? anyLabel ?? "Choose…";
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      {!isFilter && (
        <span aria-hidden className="text-sm font-medium">
          {label}
        </span>
      )}
      <MenuButton
        label={`${label}: ${shown}`}
        isNamedByContent={isFilter && value !== null}
        align="start"
        isDisabled={isDisabled}
        className={classNames(
          "flex min-w-0 items-center justify-between gap-2 text-left transition-colors hover:bg-hover data-popup-open:bg-hover",
          isFilter ? "h-8 max-w-60 px-2.5" : "h-9 w-full px-3",
          FIELD_BOX,
        )}
        entries={[
          {
            kind: "choice",
            label,
            hideLabel: true,
            value: value ?? "",
            options: anyLabel === undefined ? options : [{ value: "", label: anyLabel }, ...options],
            onChange: (next) => onChange(next === "" ? null : next),
          },
        ]}
      >
        <span className="truncate">
          {isFilter && value !== null && <span className="text-ink-soft">{label}: </span>}
          {isFilter && value === null ? label : shown}
        </span>
        <ChevronDown aria-hidden className="size-3.5 shrink-0 text-ink-soft" />
      </MenuButton>
    </div>
  );
}
