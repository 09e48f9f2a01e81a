import type { Database } from "../database/client.ts";
import type { RequestFilter } from "../domain/request-filter.ts";

/** So many entries of an index are rather passed over than looked for three hours by three hours. */
const FEW = 200_000;

/**
 * Whether the company or model that a filter names has so few requests, by the counters, that those made within a span of
 * time are best found among its own. In the span as a whole they may be one in thousands.
 */
export async function areFewRequests(
  database: Database,
  { status, companyId, model }: RequestFilter,
): Promise<boolean> {
  if (companyId === undefined && model === undefined) return false;
  const [row] = await database.$queryRaw<{ areFew: boolean }[]>`
    SELECT coalesce(sum(count), 0) <= ${FEW} AS "areFew" FROM "RequestCount"
     WHERE (${status ?? null}::text IS NULL OR status = ${status ?? null}::"AIRequestStatus")
       AND (${companyId ?? null}::uuid IS NULL OR "companyId" = ${companyId ?? null}::uuid)
       AND (${model ?? null}::text IS NULL OR model = ${model ?? null})`;
  return row?.areFew ?? false;
}
