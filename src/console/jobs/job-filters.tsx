"use client";

import { isJobState, JOB_STATES } from "../../domain/job-state.ts";
import { trpc } from "../api/trpc.ts";
import { FilterBar } from "../ui/filter-bar.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { useJobListUrl } from "./job-list-url.ts";
import { hintOfQueue, JOB_STATE_LOOK } from "./job-look.ts";

const STATE_OPTIONS = JOB_STATES.map((state) => ({
  value: state,
  label: JOB_STATE_LOOK[state].label,
  hint: JOB_STATE_LOOK[state].hint,
}));

const FROM_THE_START = { cursor: null, edge: null };

/** Which queue and state; a dead letter queue is one of them. */
export function JobFilters() {
  const [{ queue, state }, setUrl] = useJobListUrl();
  const { data } = trpc.jobs.queues.useQuery(undefined, { staleTime: Number.POSITIVE_INFINITY });
  const queues = (data?.queues ?? []).flatMap(({ name, deadLetterQueue }) => [
    { value: name, label: name, hint: hintOfQueue(name) ?? undefined },
    ...(deadLetterQueue === null
      ? []
      : [{ value: deadLetterQueue, label: deadLetterQueue, hint: `What ${name} gave up.` }]),
  ]);
  return (
    <FilterBar
      label="Filter jobs"
      isFiltered={queue !== null || state !== null}
      onClear={() => setUrl({ queue: null, state: null, ...FROM_THE_START })}
    >
      <SelectField
        label="Queue"
        hideLabel
        anyLabel="Any queue"
        value={queue}
        options={queues}
        onChange={(next) => setUrl({ queue: next, ...FROM_THE_START })}
      />
      <SelectField
        label="State"
        hideLabel
        anyLabel="Any state"
        value={state}
        options={STATE_OPTIONS}
        onChange={(next) => setUrl({ state: next !== null && isJobState(next) ? next : null, ...FROM_THE_START })}
      />
    </FilterBar>
  );
}
