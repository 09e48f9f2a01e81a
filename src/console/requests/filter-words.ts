import type { RequestFilter } from "../../domain/request-filter.ts";
import { REQUEST_STATUS_LOOK } from "../status-look.ts";
import { formatExactTime } from "../time/format-time.ts";

const SEARCHED = { id: "id", external: "external id", error: "error text" } as const;

/** What a filter asks for, condition by condition: `Model: gpt-4o`. `companyName` says an id as people do. */
export function describeFilter(filter: RequestFilter, companyName: (id: string) => string): string[] {
  const { status, companyId, model, errorCode, messageGroup, batchId, from, to, search } = filter;
  return [
    status === undefined ? undefined : `Status: ${REQUEST_STATUS_LOOK[status].label}`,
    companyId === undefined ? undefined : `Company: ${companyName(companyId)}`,
    model === undefined ? undefined : `Model: ${model}`,
    errorCode === undefined ? undefined : `Error: ${errorCode}`,
    messageGroup === undefined ? undefined : `Message: ${messageGroup}`,
    batchId === undefined ? undefined : `Batch: ${batchId}`,
    from === undefined ? undefined : `Requested from ${formatExactTime(from)}`,
    to === undefined ? undefined : `Requested before ${formatExactTime(to)}`,
    search === undefined ? undefined : `Search in ${SEARCHED[search.in]}: ${search.text}`,
  ].filter((words) => words !== undefined);
}
