import type { CATEGORIES, SENTIMENTS } from "./analysis.ts";

export type Sentiment = (typeof SENTIMENTS)[number];
export type Category = (typeof CATEGORIES)[number];

/**
 * Which sessions a list shows: all that fit everything given. `from` is inclusive and `to` exclusive, of their start;
 * `search` is how their id, or the id in the CSV, begins.
 */
export type SessionFilter = {
  companyId?: string | undefined;
  sentiment?: Sentiment | undefined;
  category?: Category | undefined;
  language?: string | undefined;
  escalated?: boolean | undefined;
  forwardedHr?: boolean | undefined;
  isAnalysed?: boolean | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  search?: string | undefined;
};
