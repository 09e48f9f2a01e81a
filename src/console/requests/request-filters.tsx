"use client";

import type { ReactNode } from "react";
import { REQUEST_SEARCH_FIELDS } from "../../domain/request-filter.ts";
import { trpc } from "../api/trpc.ts";
import { DayRangeField } from "../time/day-range-field.tsx";
import { FilterBar } from "../ui/filter-bar.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { FilterChip } from "./filter-chip.tsx";
import {
  type ChangeRequestsUrl,
  FIRST_PAGE,
  filterOf,
  isFiltered,
  NO_FILTER,
  type RequestsUrl,
} from "./requests-url.ts";

const SEARCH_LABELS = { id: "Id", external: "External id", error: "Error text" } as const;
const PLACEHOLDERS = {
  id: "Request or session id",
  external: "Session id in the CSV",
  error: "Words of the error",
} as const;
const SEARCH_OPTIONS = REQUEST_SEARCH_FIELDS.map((field) => ({ value: field, label: SEARCH_LABELS[field] }));

type RequestFiltersProps = { url: RequestsUrl; changeUrl: ChangeRequestsUrl; aside: ReactNode };

/** What narrows the list down, all of it in the address. The status has its own tabs. */
export function RequestFilters({ url, changeUrl, aside }: RequestFiltersProps) {
  const { data: options } = trpc.filters.options.useQuery(undefined, { staleTime: 60_000 });
  const change: ChangeRequestsUrl = (next) => changeUrl({ ...next, ...FIRST_PAGE });
  const { company, model, error, group, batch, from, to, q, in: field } = url;
  const { status: _, ...others } = filterOf(url);
  return (
    <FilterBar
      label="Filter requests"
      isFiltered={isFiltered(others)}
      onClear={() => change({ ...NO_FILTER, status: url.status })}
      aside={aside}
    >
      <SearchField
        label="Search requests"
        placeholder={PLACEHOLDERS[field]}
        value={q ?? ""}
        onChange={(text) => change({ q: text === "" ? null : text })}
      />
      <SelectField
        label="In"
        hideLabel
        value={field}
        options={SEARCH_OPTIONS}
        onChange={(value) => change({ in: REQUEST_SEARCH_FIELDS.find((each) => each === value) ?? null })}
      />
      <SelectField
        label="Company"
        hideLabel
        anyLabel="Any company"
        value={company}
        options={(options?.companies ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(next) => change({ company: next })}
      />
      <SelectField
        label="Model"
        hideLabel
        anyLabel="Any model"
        value={model}
        options={(options?.models ?? []).map((name) => ({ value: name, label: name }))}
        onChange={(next) => change({ model: next })}
      />
      <SelectField
        label="Error"
        hideLabel
        anyLabel="Any error"
        value={error}
        options={(options?.errorCodes ?? []).map((code) => ({ value: code, label: code }))}
        onChange={(next) => change({ error: next, group: null })}
      />
      <DayRangeField label="Requested" from={from} to={to} onChange={change} />
      {batch !== null && (
        <FilterChip label="Batch" value={batch.slice(0, 8)} onRemove={() => change({ batch: null })} />
      )}
      {group !== null && (
        <FilterChip label="Message" value={group === "" ? "none" : group} onRemove={() => change({ group: null })} />
      )}
    </FilterBar>
  );
}
