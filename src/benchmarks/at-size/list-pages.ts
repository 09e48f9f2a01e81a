import type { Database } from "../../database/client.ts";
import { REQUEST_SORTS } from "../../domain/request-order.ts";
import { REQUEST_STATUSES } from "../../domain/request-status.ts";
import { listRequests } from "../../queries/list-requests.ts";
import { searchRequests } from "../../queries/search-requests.ts";
import { sampleRequestFilters } from "../../testing/screen-data.ts";

export const PAGE_SIZE = 50;

/** A page of a list, as a screen asks for it. */
export type ListPage = { name: string; read(database: Database): Promise<unknown> };

/** Every list of requests with every filter that the console has, in both orders, both directions, from both ends. */
export async function listPages(database: Database): Promise<ListPage[]> {
  const filters = await sampleRequestFilters(database);
  const searched = filters.flatMap((filter) =>
    REQUEST_SORTS.flatMap((sort) =>
      [true, false].flatMap((descending) =>
        ([undefined, "last"] as const).map((edge) => ({
          name: `${JSON.stringify(filter)} by ${sort} ${descending ? "descending" : "ascending"}, ${edge ?? "first"} page`,
          read: (from: Database) =>
            searchRequests(from, { filter, order: { sort, descending }, limit: PAGE_SIZE, edge }),
        })),
      ),
    ),
  );
  const listed = REQUEST_STATUSES.map((status) => ({
    name: `REST, ${status}`,
    read: (from: Database) => listRequests(from, { status, limit: PAGE_SIZE }),
  }));
  return [...searched, ...listed];
}
