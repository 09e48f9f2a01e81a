import type { RequestFilter } from "../domain/request-filter.ts";
import type { RequestOrder } from "../domain/request-order.ts";

export type RequestExportPlan = { fileName: string; filter: RequestFilter; order: RequestOrder };

/** `requests-2026-11-24.csv`, by the date in UTC. */
export function planRequestExport(
  { filter, order }: { filter: RequestFilter; order: RequestOrder },
  now: Date,
): RequestExportPlan {
  return { fileName: `requests-${now.toISOString().slice(0, 10)}.csv`, filter, order };
}
