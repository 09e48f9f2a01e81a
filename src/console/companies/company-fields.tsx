"use client";

import { useId } from "react";
import { trpc } from "../api/trpc.ts";
import { SelectField } from "../ui/select-field.tsx";
import { TextField } from "../ui/text-field.tsx";

export type CompanySettings = { defaultModel: string | null; timeZone: string };

type CompanyFieldsProps = { value: CompanySettings; onChange: (value: CompanySettings) => void };

/** What decides how a company's sessions are read and analysed. */
export function CompanyFields({ value, onChange }: CompanyFieldsProps) {
  const { data: models = [] } = trpc.companies.models.useQuery();
  const zones = useId();
  return (
    <>
      <SelectField
        label="Default model"
        anyLabel="The one for all companies"
        value={value.defaultModel}
        options={models.map((model) => ({ value: model, label: model }))}
        onChange={(defaultModel) => onChange({ ...value, defaultModel })}
      />
      <TextField
        label="Time zone"
        hint="Of the times in its CSV and transcripts, by a name like Europe/Amsterdam."
        list={zones}
        autoComplete="off"
        spellCheck={false}
        value={value.timeZone}
        onChange={(event) => onChange({ ...value, timeZone: event.target.value })}
        problem={isKnownZone(value.timeZone) ? null : "No time zone has this name. Take one like Europe/Amsterdam."}
      />
      <datalist id={zones}>
        {Intl.supportedValuesOf("timeZone").map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}

/** As this browser knows it; the server decides. */
export function isKnownZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: timeZone.trim() }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
