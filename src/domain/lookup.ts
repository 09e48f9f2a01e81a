import type { Permission } from "./permissions.ts";

/** What can be found by an id alone. */
export const LOOKUP_KINDS = ["request", "session", "batch"] as const;

export type LookupKind = (typeof LOOKUP_KINDS)[number];

/** `by`: whose id it was. */
export type LookupHit = {
  kind: LookupKind;
  id: string;
  by: "id" | "external id" | "provider batch id";
  company: string;
};

/** Without it, a caller is not told that there is one. */
export const LOOKUP_PERMISSIONS = {
  request: "requests:read",
  session: "sessions:read",
  batch: "batches:read",
} as const satisfies Record<LookupKind, Permission>;
