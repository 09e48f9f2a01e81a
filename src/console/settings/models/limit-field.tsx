"use client";

import { TextField } from "../../ui/text-field.tsx";
import { parseTokenLimit } from "./token-limit.ts";

export function LimitField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  return (
    <TextField
      label="Enqueued token limit"
      inputMode="numeric"
      autoComplete="off"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      hint="Prompt tokens that may wait at the provider at once, as its page on limits says. Empty: no limit."
      problem={parseTokenLimit(value) === undefined ? "A whole number of tokens, like 2,000,000." : null}
    />
  );
}
