"use client";

import { useState } from "react";
import { trpc } from "../api/trpc.ts";
import { SelectField } from "../ui/select-field.tsx";
import { TextField } from "../ui/text-field.tsx";

/** No company's id. */
const NEW = "new";

/** Whose sessions they are: a company that is there, by its id, or a new one by its name; null until one is named. */
export function CompanyChoice({ onChange }: { onChange: (company: string | null) => void }) {
  const { data } = trpc.filters.options.useQuery();
  const [choice, setChoice] = useState<string | null>(null);
  const [name, setName] = useState("");
  const options = [
    ...(data?.companies ?? []).map((company) => ({ value: company.id, label: company.name })),
    { value: NEW, label: "A new company…" },
  ];
  const choose = (value: string | null) => {
    setChoice(value);
    onChange(value === NEW ? name.trim() || null : value);
  };
  const rename = (text: string) => {
    setName(text);
    onChange(text.trim() || null);
  };
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <SelectField label="Company" value={choice} options={options} onChange={choose} />
      {choice === NEW && (
        <TextField
          label="Name of the new company"
          autoComplete="off"
          maxLength={200}
          value={name}
          onChange={(event) => rename(event.target.value)}
        />
      )}
    </div>
  );
}
