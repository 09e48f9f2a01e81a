"use client";

import { BATCH_STATUSES } from "../../domain/batch-status.ts";
import { PROVIDER_STATUSES } from "../../domain/provider-status.ts";
import { trpc } from "../api/trpc.ts";
import { BATCH_STATUS_LOOK } from "../status-look.ts";
import { DayRangeField } from "../time/day-range-field.tsx";
import { FilterBar } from "../ui/filter-bar.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { SelectField } from "../ui/select-field.tsx";
import type { useBatchesUrl } from "./batches-url.ts";

const STATUS_OPTIONS = BATCH_STATUSES.map((status) => {
  const { label, hint } = BATCH_STATUS_LOOK[status];
  return { value: status.toLowerCase(), label, hint };
});
const PROVIDER_OPTIONS = PROVIDER_STATUSES.map((status) => ({ value: status, label: status }));

type Url = ReturnType<typeof useBatchesUrl>;

export function BatchFilters({ url: { filter, isFiltered, changeFilter, clear } }: { url: Url }) {
  const { data } = trpc.filters.options.useQuery();
  const find = <Value extends string>(values: readonly Value[], value: string | null) =>
    values.find((each) => each === value) ?? null;
  return (
    <FilterBar label="Filter the batches" isFiltered={isFiltered} onClear={clear}>
      <SearchField
        label="Search batches"
        placeholder="Batch id, ours or the provider’s"
        value={filter.q}
        onChange={(q) => changeFilter({ q })}
      />
      <SelectField
        label="Status"
        hideLabel
        anyLabel="Any status"
        value={filter.status}
        options={STATUS_OPTIONS}
        onChange={(value) => {
          const status = BATCH_STATUSES.find((each) => each.toLowerCase() === value);
          return changeFilter({ status: (status?.toLowerCase() ?? null) as Url["filter"]["status"] });
        }}
      />
      <SelectField
        label="Provider says"
        hideLabel
        anyLabel="Anything"
        value={filter.provider}
        options={PROVIDER_OPTIONS}
        onChange={(value) => changeFilter({ provider: find(PROVIDER_STATUSES, value) })}
      />
      <SelectField
        label="Company"
        hideLabel
        anyLabel="Any company"
        value={filter.company}
        options={data?.companies.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        onChange={(company) => changeFilter({ company })}
      />
      <SelectField
        label="Model"
        hideLabel
        anyLabel="Any model"
        value={filter.model}
        options={data?.models.map((model) => ({ value: model, label: model })) ?? []}
        onChange={(model) => changeFilter({ model })}
      />
      <DayRangeField label="Created" from={filter.from} to={filter.to} onChange={changeFilter} />
    </FilterBar>
  );
}
