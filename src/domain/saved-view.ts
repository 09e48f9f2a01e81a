/** The lists whose filters can be kept under a name, each by the first part of its address. */
export const SAVED_VIEW_SCREENS = ["requests", "batches", "failures", "sessions", "imports", "jobs"] as const;

export type SavedViewScreen = (typeof SAVED_VIEW_SCREENS)[number];

export const MAX_VIEW_NAME_LENGTH = 60;
export const MAX_VIEW_QUERY_LENGTH = 2000;
/** As many as a menu can show. */
export const MAX_VIEWS_PER_SCREEN = 50;

/** What belongs to one look at a list and not to a view of it: where somebody has turned the pages to, what is open. */
const MOMENTARY = ["cursor", "edge", "request"];

/**
 * What of an address makes the view: its parameters without what is only momentary, in one order, so that the same
 * filters are the same text. Empty for a list that nothing narrows down.
 */
export function viewQuery(search: string): string {
  const parameters = new URLSearchParams(search);
  for (const name of MOMENTARY) parameters.delete(name);
  parameters.sort();
  return parameters.toString();
}
