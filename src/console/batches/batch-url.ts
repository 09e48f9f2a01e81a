"use client";

import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import type { PageStep } from "../ui/page-buttons.tsx";

const PARAMETERS = {
  error: parseAsString,
  cursor: parseAsString,
  edge: parseAsStringLiteral(["last"]),
};

const FIRST_PAGE = { cursor: null, edge: null } as const;

/** Which of a batch's failures its page shows. */
export function useBatchUrl() {
  const [url, setUrl] = useQueryStates(PARAMETERS);
  const { error, cursor, edge } = url;
  const change = (next: Partial<typeof url>) => {
    setUrl(next).catch(() => undefined);
  };
  return {
    errorCode: error,
    page: { ...(cursor !== null && { cursor }), ...(edge !== null && { edge }) },
    showCode: (code: string | null) => change({ error: code, ...FIRST_PAGE }),
    goTo: (step: PageStep) =>
      change(
        step === "first" ? FIRST_PAGE : step === "last" ? { cursor: null, edge: "last" } : { ...step, edge: null },
      ),
  };
}
