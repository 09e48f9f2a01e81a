import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { JOB_STATES, type JobState } from "../../domain/job-state.ts";

/** What the list of jobs shows, and which job's details are open. */
const JOB_LIST_URL = {
  queue: parseAsString,
  state: parseAsStringLiteral(JOB_STATES),
  cursor: parseAsString,
  edge: parseAsStringLiteral(["last"] as const),
  job: parseAsString,
};

export function useJobListUrl() {
  const [url, setUrl] = useQueryStates(JOB_LIST_URL);
  const change = (...to: Parameters<typeof setUrl>) => {
    setUrl(...to).catch(() => undefined);
  };
  return [url, change] as const;
}

/** The address of a list of jobs. */
export function jobsHref({ queue, state }: { queue?: string; state?: JobState }): string {
  const parameters = new URLSearchParams();
  if (queue !== undefined) parameters.set("queue", queue);
  if (state !== undefined) parameters.set("state", state);
  return parameters.size === 0 ? "/jobs/list" : `/jobs/list?${parameters}`;
}
