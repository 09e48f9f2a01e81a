import { type RequestSearch, SEARCH_MIN_LENGTH } from "./request-filter.ts";
import { uuidRangeOf } from "./uuid.ts";

const NEEDS = {
  id: "Give an id, or at least its first eight digits.",
  external: "Give an external id, or its beginning.",
  error: "Give at least three characters of the error text.",
} as const satisfies Record<RequestSearch["in"], string>;

/** What a search lacks so that an index can answer it, as a sentence to whoever searches; null when it lacks nothing. */
export function findSearchMistake({ text, in: field }: RequestSearch): string | null {
  const isSearchable = field === "id" ? uuidRangeOf(text) !== null : text.length >= SEARCH_MIN_LENGTH[field];
  return isSearchable ? null : NEEDS[field];
}
