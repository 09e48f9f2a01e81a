"use client";

import { createParser, useQueryState } from "nuqs";
import { isUuid } from "../../domain/uuid.ts";

/** What cannot be a company's id is as good as none. */
const companyId = createParser({ parse: (text) => (isUuid(text) ? text : null), serialize: String });

/** Whose failures are shown; null: everybody's. */
export function useFailuresCompany() {
  return useQueryState("company", companyId);
}
