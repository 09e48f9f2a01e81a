"use client";

import { type inferParserType, parseAsIsoDateTime, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import type { BatchFilter } from "../../domain/batch-filter.ts";
import { BATCH_STATUSES, type BatchStatus } from "../../domain/batch-status.ts";
import { PROVIDER_STATUSES } from "../../domain/provider-status.ts";
import type { PageStep } from "../ui/page-buttons.tsx";

/** Statuses are lower case in addresses. */
const STATUS_NAMES = BATCH_STATUSES.map((status) => status.toLowerCase() as Lowercase<BatchStatus>);

const PARAMETERS = {
  status: parseAsStringLiteral(STATUS_NAMES),
  company: parseAsString,
  model: parseAsString,
  provider: parseAsStringLiteral(PROVIDER_STATUSES),
  from: parseAsIsoDateTime,
  to: parseAsIsoDateTime,
  q: parseAsString.withDefault(""),
  cursor: parseAsString,
  edge: parseAsStringLiteral(["last"]),
};

const FIRST_PAGE = { cursor: null, edge: null } as const;

/** What the address says of the filter. */
type Filter = Omit<inferParserType<typeof PARAMETERS>, keyof typeof FIRST_PAGE>;

/** What the address of the list of batches says, and how to change it. A change of the filter begins at the first page. */
export function useBatchesUrl() {
  const [url, setUrl] = useQueryStates(PARAMETERS, { history: "push" });
  const { cursor, edge, ...filter } = url;
  const change = (next: Partial<typeof url> | null) => {
    setUrl(next).catch(() => undefined);
  };
  return {
    filter,
    apiFilter: toApiFilter(filter),
    page: { ...(cursor !== null && { cursor }), ...(edge !== null && { edge }) },
    isFiltered: Object.values(filter).some((value) => value !== null && value !== ""),
    changeFilter: (next: Partial<Filter>) => change({ ...next, ...FIRST_PAGE }),
    clear: () => change(null),
    goTo: (step: PageStep) =>
      change(
        step === "first" ? FIRST_PAGE : step === "last" ? { cursor: null, edge: "last" } : { ...step, edge: null },
      ),
  };
}

function toApiFilter({ status, company, model, provider, from, to, q }: Filter) {
  return {
    ...(status !== null && { status: status.toUpperCase() as BatchStatus }),
    ...(company !== null && { companyId: company }),
    ...(model !== null && { model }),
    ...(provider !== null && { providerStatus: provider }),
    ...(from !== null && { from }),
    ...(to !== null && { to }),
    ...(q !== "" && { search: q }),
  } satisfies BatchFilter;
}
