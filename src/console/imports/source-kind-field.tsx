"use client";

import { useId } from "react";

const CHOICES = [
  { value: "file", label: "Upload a file" },
  { value: "url", label: "From a URL" },
] as const;

export type SourceChoice = (typeof CHOICES)[number]["value"];

type SourceKindFieldProps = { value: SourceChoice; onChange: (value: SourceChoice) => void };

/** Where the CSV comes from. */
export function SourceKindField({ value, onChange }: SourceKindFieldProps) {
  const name = useId();
  return (
    <fieldset>
      <legend className="mb-1.5 text-sm font-medium">Source</legend>
      <div className="grid grid-cols-2 gap-1 rounded-md border border-line-strong p-1">
        {CHOICES.map((choice) => (
          <label
            key={choice.value}
            className="cursor-pointer rounded px-3 py-1.5 text-center text-sm text-ink-soft has-checked:bg-hover has-checked:font-medium has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2"
          >
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
              className="sr-only"
            />
            {choice.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
