"use client";

import { AUDIT_ACTIONS, type AuditAction } from "../../../domain/audit-action.ts";
import { trpc } from "../../api/trpc.ts";
import { DayRangeField } from "../../time/day-range-field.tsx";
import { FilterBar } from "../../ui/filter-bar.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import type { AuditUrl } from "./audit-url.ts";

const ACTIONS = (Object.keys(AUDIT_ACTIONS) as AuditAction[])
  .map((action) => ({ value: action, label: AUDIT_ACTIONS[action].label }))
  .sort((one, other) => one.label.localeCompare(other.label));

export function AuditFilters({ url: { filter, isFiltered, changeFilter, clear } }: { url: AuditUrl }) {
  const { data: actors = [] } = trpc.audit.actors.useQuery();
  return (
    <FilterBar label="Filter the audit log" isFiltered={isFiltered} onClear={clear}>
      <SelectField
        label="Action"
        hideLabel
        anyLabel="Any action"
        value={filter.action}
        options={ACTIONS}
        onChange={(value) => changeFilter({ action: ACTIONS.find((each) => each.value === value)?.value ?? null })}
      />
      <SelectField
        label="Who"
        hideLabel
        anyLabel="Anybody"
        value={filter.actor}
        options={actors.map((actor) => ({ value: actor, label: actor }))}
        onChange={(actor) => changeFilter({ actor })}
      />
      <DayRangeField label="When" from={filter.from} to={filter.to} onChange={changeFilter} />
    </FilterBar>
  );
}
