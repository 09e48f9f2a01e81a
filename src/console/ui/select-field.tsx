"use client";

import { Menu } from "@base-ui/react/menu";
import { ChevronDown } from "lucide-react";
import { useId } from "react";
import { classNames } from "./class-names.ts";
import { FIELD_BOX } from "./field-look.ts";
import { MenuPopup } from "./menu-popup.tsx";
import { MenuRadioItem } from "./menu-radio-item.tsx";

export type SelectOption = { value: string; label: string; hint?: string | undefined };

type SelectFieldProps = {
  label: string;
  value: string | null;
  onChange: (value: string | null) => void;
  options: readonly SelectOption[];
  /** Offers the choice of none, in these words: `Any status`. Without it, one must be chosen. */
  anyLabel?: string;
  /** The field says its label itself, as a filter does: `Status: Failed`. */
  hideLabel?: boolean;
  isDisabled?: boolean;
};

/** One of a list. A menu, so that it weighs nothing on top of those that every screen has. */
export function SelectField(props: SelectFieldProps) {
  const { label, value, onChange, options, anyLabel, hideLabel = false, isDisabled = false } = props;
  const id = useId();
  const chosen = options.find((option) => option.value === value);
  const shown = chosen?.label ?? value ?? anyLabel ?? "Choose…";
  const isFilter = hideLabel;
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      {!hideLabel && (
        <span id={id} className="text-sm font-medium">
          {label}
        </span>
      )}
      <Menu.Root>
        <Menu.Trigger
          disabled={isDisabled}
          aria-label={`${label}: ${shown}`}
          className={classNames(
            "flex min-w-0 items-center justify-between gap-2 text-left transition-colors hover:bg-hover data-[popup-open]:bg-hover",
            isFilter ? "h-8 max-w-60 px-2.5" : "h-9 w-full px-3",
            FIELD_BOX,
          )}
        >
          <span className="truncate">
            {isFilter && value !== null && <span className="text-ink-soft">{label}: </span>}
            {isFilter && value === null ? label : shown}
          </span>
          <ChevronDown aria-hidden className="size-3.5 shrink-0 text-ink-soft" />
        </Menu.Trigger>
        <MenuPopup align="start">
          <Menu.RadioGroup value={value ?? ""} onValueChange={(next: string) => onChange(next === "" ? null : next)}>
            {anyLabel !== undefined && <MenuRadioItem value="" label={anyLabel} />}
            {options.map((option) => (
              <MenuRadioItem key={option.value} {...option} />
            ))}
          </Menu.RadioGroup>
        </MenuPopup>
      </Menu.Root>
    </div>
  );
}
