"use client";

import { parseAsIsoDateTime, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { AUDIT_ACTIONS, type AuditAction } from "../../../domain/audit-action.ts";
import type { PageStep } from "../../ui/page-buttons.tsx";

const ACTIONS = Object.keys(AUDIT_ACTIONS) as AuditAction[];

const PARAMETERS = {
  action: parseAsStringLiteral(ACTIONS),
  actor: parseAsString,
  from: parseAsIsoDateTime,
  to: parseAsIsoDateTime,
  cursor: parseAsString,
  edge: parseAsStringLiteral(["last"]),
  entry: parseAsString,
};

const FIRST_PAGE = { cursor: null, edge: null } as const;

type FilterChange = Partial<{ action: AuditAction | null; actor: string | null; from: Date | null; to: Date | null }>;

/** What the address of the audit log says. A change of the filter begins at the first page. */
export function useAuditUrl() {
  const [{ cursor, edge, entry, ...filter }, setUrl] = useQueryStates(PARAMETERS, { history: "push" });
  const { action, actor, from, to } = filter;
  return {
    filter,
    entry,
    input: {
      ...(action !== null && { action }),
      ...(actor !== null && { actor }),
      ...(from !== null && { from }),
      ...(to !== null && { to }),
      ...(cursor !== null && { cursor }),
      ...(edge !== null && { edge }),
    },
    isFiltered: Object.values(filter).some((value) => value !== null),
    changeFilter: (change: FilterChange) => setUrl({ ...change, ...FIRST_PAGE }),
    clear: () => setUrl({ action: null, actor: null, from: null, to: null, ...FIRST_PAGE }),
    open: (id: string | null) => setUrl({ entry: id }),
    goTo: (step: PageStep) =>
      setUrl(
        step === "first" ? FIRST_PAGE : step === "last" ? { cursor: null, edge: "last" } : { ...step, edge: null },
      ),
  };
}

export type AuditUrl = ReturnType<typeof useAuditUrl>;
