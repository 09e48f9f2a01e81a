"use client";

import { type inferParserType, parseAsIsoDateTime, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
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

type Url = inferParserType<typeof PARAMETERS>;

const FIRST_PAGE = { cursor: null, edge: null } as const;

type FilterChange = Partial<Pick<Url, "action" | "actor" | "from" | "to">>;

/** What the address of the audit log says. A change of the filter begins at the first page. */
export function useAuditUrl() {
  const [{ cursor, edge, entry, ...filter }, setUrl] = useQueryStates(PARAMETERS, { history: "push" });
  const { action, actor, from, to } = filter;
  const change = (next: Partial<Url>) => {
    setUrl(next).catch(() => undefined);
  };
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
    changeFilter: (next: FilterChange) => change({ ...next, ...FIRST_PAGE }),
    clear: () => change({ action: null, actor: null, from: null, to: null, ...FIRST_PAGE }),
    open: (id: string | null) => change({ entry: id }),
    goTo: (step: PageStep) =>
      change(
        step === "first" ? FIRST_PAGE : step === "last" ? { cursor: null, edge: "last" } : { ...step, edge: null },
      ),
  };
}

export type AuditUrl = ReturnType<typeof useAuditUrl>;
