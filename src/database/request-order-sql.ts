import type { RequestFilter } from "../domain/request-filter.ts";
import type { RequestOrder, RequestSort } from "../domain/request-order.ts";
import { type Sql, sql } from "./sql.ts";

/**
 * The columns, of the table under the name `request`. A request without an end has a place all the same, after all that
 * have one: the index is on this very expression, and its year is one that a cursor can hold.
 */
export const REQUEST_ORDER_COLUMNS = {
  requestedAt: sql`request."requestedAt"`,
  completedAt: sql`coalesce(request."completedAt", timestamptz '5000-01-01 00:00:00+00')`,
} as const satisfies Record<RequestSort, Sql>;

/**
 * Whether an index holds what a filter leaves in the order that is wanted, so that a page is read from it at once. Where
 * there is none, it is there for each company, model and status by itself.
 */
export function isInOrder({ status, companyId, model }: RequestFilter, { sort }: RequestOrder): boolean {
  const given = [status, companyId, model].filter((value) => value !== undefined).length;
  return given === 3 || given <= (sort === "requestedAt" ? 1 : 0);
}
