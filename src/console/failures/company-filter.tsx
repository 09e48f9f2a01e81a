"use client";

import { trpc } from "../api/trpc.ts";
import { FilterBar } from "../ui/filter-bar.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { useFailuresCompany } from "./failures-url.ts";

export function CompanyFilter() {
  const [companyId, setCompanyId] = useFailuresCompany();
  const { data } = trpc.filters.options.useQuery();
  const options = (data?.companies ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const choose = (value: string | null) => {
    setCompanyId(value).catch(() => undefined);
  };
  return (
    <FilterBar label="Filter the failures" isFiltered={companyId !== null} onClear={() => choose(null)}>
      <SelectField
        label="Company"
        value={companyId}
        onChange={choose}
        options={options}
        anyLabel="Any company"
        hideLabel
      />
    </FilterBar>
  );
}
