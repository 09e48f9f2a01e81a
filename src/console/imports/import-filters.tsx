"use client";

import { IMPORT_STATUSES } from "../../domain/import-run.ts";
import { trpc } from "../api/trpc.ts";
import { FilterBar } from "../ui/filter-bar.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { IMPORT_STATUS_LOOK } from "./import-look.ts";
import type { useImportsUrl } from "./imports-url.ts";

const STATUS_OPTIONS = IMPORT_STATUSES.map((status) => {
  const { label, hint } = IMPORT_STATUS_LOOK[status];
  return { value: status.toLowerCase(), label, hint };
});

type Url = ReturnType<typeof useImportsUrl>;

export function ImportFilters({ url: { status, company, isFiltered, change, clear } }: { url: Url }) {
  const { data } = trpc.filters.options.useQuery();
  return (
    <FilterBar label="Filter the imports" isFiltered={isFiltered} onClear={clear}>
      <SelectField
        label="Company"
        hideLabel
        anyLabel="Any company"
        value={company}
        options={data?.companies.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        onChange={(next) => change({ company: next })}
      />
      <SelectField
        label="Status"
        hideLabel
        anyLabel="Any status"
        value={status}
        options={STATUS_OPTIONS}
        onChange={(next) => {
          const chosen = IMPORT_STATUSES.find((each) => each.toLowerCase() === next);
          return change({ status: (chosen?.toLowerCase() ?? null) as Url["status"] });
        }}
      />
    </FilterBar>
  );
}
