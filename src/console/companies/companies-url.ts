"use client";

import { createParser, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { COMPANY_STATUSES, type CompanyStatus } from "../../domain/company-status.ts";
import { isUuid } from "../../domain/uuid.ts";
import type { PageStep } from "../ui/page-buttons.tsx";

/** Statuses are lower case in addresses. */
const STATUS_NAMES = COMPANY_STATUSES.map((status) => status.toLowerCase() as Lowercase<CompanyStatus>);

const PARAMETERS = {
  q: parseAsString.withDefault(""),
  status: parseAsStringLiteral(STATUS_NAMES),
  company: createParser({ parse: (text) => (isUuid(text) ? text : null), serialize: String }),
  cursor: parseAsString,
  edge: parseAsStringLiteral(["last"]),
};

const FIRST_PAGE = { cursor: null, edge: null } as const;

/** What the address of the companies says, the one whose details are open included, and how to change it. */
export function useCompaniesUrl() {
  const [{ cursor, edge, q, status, company }, setUrl] = useQueryStates(PARAMETERS, { history: "push" });
  return {
    q,
    status,
    openId: company,
    input: {
      filter: {
        ...(q !== "" && { search: q }),
        ...(status !== null && { status: status.toUpperCase() as CompanyStatus }),
      },
      cursor: cursor ?? undefined,
      edge: edge ?? undefined,
    },
    isFiltered: q !== "" || status !== null,
    change: (change: { q?: string; status?: Lowercase<CompanyStatus> | null }) => setUrl({ ...change, ...FIRST_PAGE }),
    clear: () => setUrl({ q: null, status: null, ...FIRST_PAGE }),
    open: (id: string | null) => setUrl({ company: id }),
    goTo: (step: PageStep) =>
      setUrl(
        step === "first" ? FIRST_PAGE : step === "last" ? { cursor: null, edge: "last" } : { ...step, edge: null },
      ),
  };
}
