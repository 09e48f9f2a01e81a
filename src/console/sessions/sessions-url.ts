"use client";

import { createParser, parseAsIsoDateTime, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import type { Category, Sentiment, SessionFilter } from "../../domain/session-filter.ts";
import { isUuid } from "../../domain/uuid.ts";
import type { PageStep } from "../ui/page-buttons.tsx";
import { CATEGORY_LABELS, SENTIMENT_LOOK } from "./session-look.ts";

const SENTIMENTS = Object.keys(SENTIMENT_LOOK) as Sentiment[];
const CATEGORIES = Object.keys(CATEGORY_LABELS) as Category[];
const YES_OR_NO = parseAsStringLiteral(["yes", "no"]);

const PARAMETERS = {
  q: parseAsString,
  company: createParser({ parse: (text) => (isUuid(text) ? text : null), serialize: String }),
  sentiment: parseAsStringLiteral(SENTIMENTS),
  category: parseAsStringLiteral(CATEGORIES),
  language: parseAsString,
  escalated: YES_OR_NO,
  forwarded: YES_OR_NO,
  analysed: YES_OR_NO,
  from: parseAsIsoDateTime,
  to: parseAsIsoDateTime,
  cursor: parseAsString,
  edge: parseAsStringLiteral(["last"]),
};

const FIRST_PAGE = { cursor: null, edge: null } as const;
const NO_FILTER = {
  q: null,
  company: null,
  sentiment: null,
  category: null,
  language: null,
  escalated: null,
  forwarded: null,
  analysed: null,
  from: null,
  to: null,
} as const;

/** What the address of the sessions says. A change of the filter begins at the first page. */
export function useSessionsUrl() {
  const [{ cursor, edge, ...given }, setUrl] = useQueryStates(PARAMETERS, { history: "push" });
  const set = (to: Parameters<typeof setUrl>[0]) => {
    setUrl(to).catch(() => undefined);
  };
  return {
    given,
    input: { filter: filterOf(given), cursor: cursor ?? undefined, edge: edge ?? undefined },
    isFiltered: Object.values(given).some((value) => value !== null),
    change: (change: Partial<typeof given>) => set({ ...change, ...FIRST_PAGE }),
    clear: () => set({ ...NO_FILTER, ...FIRST_PAGE }),
    goTo: (step: PageStep) =>
      set(step === "first" ? FIRST_PAGE : step === "last" ? { cursor: null, edge: "last" } : { ...step, edge: null }),
  };
}

type YesOrNo = "yes" | "no" | null;
type Given = Omit<{ [Key in keyof typeof NO_FILTER]: string | null }, "from" | "to"> & {
  sentiment: Sentiment | null;
  category: Category | null;
  escalated: YesOrNo;
  forwarded: YesOrNo;
  analysed: YesOrNo;
  from: Date | null;
  to: Date | null;
};

function filterOf({ q, company, escalated, forwarded, analysed, ...same }: Given): SessionFilter {
  const { sentiment, category, language, from, to } = same;
  return {
    search: q ?? undefined,
    companyId: company ?? undefined,
    sentiment: sentiment ?? undefined,
    category: category ?? undefined,
    language: language ?? undefined,
    escalated: toBoolean(escalated),
    forwardedHr: toBoolean(forwarded),
    isAnalysed: toBoolean(analysed),
    from: from ?? undefined,
    to: to ?? undefined,
  };
}

function toBoolean(answer: YesOrNo): boolean | undefined {
  return answer === null ? undefined : answer === "yes";
}
