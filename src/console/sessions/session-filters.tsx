"use client";

import type { Category, Sentiment } from "../../domain/session-filter.ts";
import { trpc } from "../api/trpc.ts";
import { DayRangeField } from "../time/day-range-field.tsx";
import { FilterBar } from "../ui/filter-bar.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { CATEGORY_LABELS, languageName, SENTIMENT_LOOK } from "./session-look.ts";
import { useSessionsUrl } from "./sessions-url.ts";

const SENTIMENT_OPTIONS = Object.entries(SENTIMENT_LOOK).map(([value, { label }]) => ({ value, label }));
const CATEGORY_OPTIONS = Object.entries(CATEGORY_LABELS).map(([value, label]) => ({ value, label }));

/** What narrows the list of sessions down. */
export function SessionFilters() {
  const { given, isFiltered, change, clear } = useSessionsUrl();
  const { data } = trpc.filters.options.useQuery();
  const companies = (data?.companies ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const languages = (data?.languages ?? []).map((code) => ({ value: code, label: languageName(code) }));
  return (
    <FilterBar label="Filter sessions" isFiltered={isFiltered} onClear={clear}>
      <SearchField
        label="Search sessions"
        placeholder="Session or external id"
        value={given.q ?? ""}
        onChange={(text) => change({ q: text === "" ? null : text })}
      />
      <SelectField
        label="Company"
        hideLabel
        anyLabel="Any company"
        value={given.company}
        options={companies}
        onChange={(company) => change({ company })}
      />
      <SelectField
        label="Sentiment"
        hideLabel
        anyLabel="Any sentiment"
        value={given.sentiment}
        options={SENTIMENT_OPTIONS}
        onChange={(value) => change({ sentiment: isSentiment(value) ? value : null })}
      />
      <SelectField
        label="Category"
        hideLabel
        anyLabel="Any category"
        value={given.category}
        options={CATEGORY_OPTIONS}
        onChange={(value) => change({ category: isCategory(value) ? value : null })}
      />
      <SelectField
        label="Language"
        hideLabel
        anyLabel="Any language"
        value={given.language}
        options={languages}
        onChange={(language) => change({ language })}
      />
      <YesNoField label="Escalated" value={given.escalated} onChange={(escalated) => change({ escalated })} />
      <YesNoField label="Forwarded" value={given.forwarded} onChange={(forwarded) => change({ forwarded })} />
      <YesNoField label="Analysed" value={given.analysed} onChange={(analysed) => change({ analysed })} />
      <DayRangeField label="Started" from={given.from} to={given.to} onChange={change} />
    </FilterBar>
  );
}

type Answer = "yes" | "no" | null;
type YesNoFieldProps = { label: string; value: Answer; onChange: (value: Answer) => void };

const YES_NO_OPTIONS = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
];

function YesNoField({ label, value, onChange }: YesNoFieldProps) {
  return (
    <SelectField
      label={label}
      hideLabel
      anyLabel="Yes or no"
      value={value}
      options={YES_NO_OPTIONS}
      onChange={(next) => onChange(next === "yes" || next === "no" ? next : null)}
    />
  );
}

function isSentiment(value: string | null): value is Sentiment {
  return value !== null && Object.hasOwn(SENTIMENT_LOOK, value);
}

function isCategory(value: string | null): value is Category {
  return value !== null && Object.hasOwn(CATEGORY_LABELS, value);
}
