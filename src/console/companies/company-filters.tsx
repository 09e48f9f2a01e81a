"use client";

import { COMPANY_STATUSES } from "../../domain/company-status.ts";
import { FilterBar } from "../ui/filter-bar.tsx";
import { SearchField } from "../ui/search-field.tsx";
import { SelectField } from "../ui/select-field.tsx";
import type { useCompaniesUrl } from "./companies-url.ts";
import { COMPANY_STATUS_LOOK } from "./company-look.ts";

const STATUS_OPTIONS = COMPANY_STATUSES.map((status) => {
  const { label, hint } = COMPANY_STATUS_LOOK[status];
  return { value: status.toLowerCase(), label, hint };
});

type Url = ReturnType<typeof useCompaniesUrl>;

export function CompanyFilters({ url: { q, status, isFiltered, change, clear } }: { url: Url }) {
  return (
    <FilterBar label="Filter the companies" isFiltered={isFiltered} onClear={clear}>
      <SearchField
        label="Search companies"
        placeholder="Part of a name"
        value={q}
        onChange={(text) => change({ q: text })}
      />
      <SelectField
        label="Status"
        hideLabel
        anyLabel="Any status"
        value={status}
        options={STATUS_OPTIONS}
        onChange={(next) => {
          const chosen = COMPANY_STATUSES.find((each) => each.toLowerCase() === next);
          return change({ status: (chosen?.toLowerCase() ?? null) as Url["status"] });
        }}
      />
    </FilterBar>
  );
}
