"use client";

import { createParser, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { IMPORT_STATUSES, type ImportStatus } from "../../domain/import-run.ts";
import { isUuid } from "../../domain/uuid.ts";
import type { PageStep } from "../ui/page-buttons.tsx";

/** Statuses are lower case in addresses. */
const STATUS_NAMES = IMPORT_STATUSES.map((status) => status.toLowerCase() as Lowercase<ImportStatus>);

const PARAMETERS = {
  status: parseAsStringLiteral(STATUS_NAMES),
  company: createParser({ parse: (text) => (isUuid(text) ? text : null), serialize: String }),
  cursor: parseAsString,
  edge: parseAsStringLiteral(["last"]),
};

const FIRST_PAGE = { cursor: null, edge: null } as const;

type Filter = { status: Lowercase<ImportStatus> | null; company: string | null };

/** What the address of the list of imports says, and how to change it. A change of the filter begins at the first page. */
export function useImportsUrl() {
  const [{ cursor, edge, status, company }, setUrl] = useQueryStates(PARAMETERS, { history: "push" });
  return {
    status,
    company,
    input: {
      filter: {
        ...(status !== null && { status: status.toUpperCase() as ImportStatus }),
        ...(company !== null && { companyId: company }),
      },
      cursor: cursor ?? undefined,
      edge: edge ?? undefined,
    },
    isFiltered: status !== null || company !== null,
    change: (change: Partial<Filter>) => setUrl({ ...change, ...FIRST_PAGE }),
    clear: () => setUrl(null),
    goTo: (step: PageStep) => setUrl(placeOf(step)),
  };
}

/** The rejected lines of one import: the address says only which page. */
export function useRejectionsUrl() {
  const { cursor: cursorParameter, edge: edgeParameter } = PARAMETERS;
  const [{ cursor, edge }, setUrl] = useQueryStates(
    { cursor: cursorParameter, edge: edgeParameter },
    { history: "push" },
  );
  return {
    place: { cursor: cursor ?? undefined, edge: edge ?? undefined },
    goTo: (step: PageStep) => setUrl(placeOf(step)),
  };
}

function placeOf(step: PageStep) {
  if (step === "first") return FIRST_PAGE;
  return step === "last" ? { cursor: null, edge: "last" as const } : { ...step, edge: null };
}
