import type { PlatformRole } from "../database/generated/enums.ts";

/** Everything that a caller may be allowed to do; also the scopes of an API key. Reads end in `:read`. */
export const ALL_SCOPES = [
  "requests:read",
  "requests:requeue",
  "batches:read",
  "batches:cancel",
  "schedules:read",
  "holds:read",
] as const;

export type Permission = (typeof ALL_SCOPES)[number];

const READ_SCOPES = ALL_SCOPES.filter((scope) => scope.endsWith(":read"));

/** What each role may do. SUPPORT reads only. */
export const ROLE_PERMISSIONS: Readonly<Record<PlatformRole, ReadonlySet<Permission>>> = {
  SUPER_ADMIN: new Set(ALL_SCOPES),
  ADMIN: new Set(ALL_SCOPES),
  SUPPORT: new Set(READ_SCOPES),
};

export function isPermission(text: string): text is Permission {
  return ALL_SCOPES.some((scope) => scope === text);
}

/** Scopes as the api-key plugin stores them: `{ requests: ["read", "requeue"] }`. */
export function encodeScopes(scopes: Iterable<Permission>): Record<string, string[]> {
  const actions = Object.groupBy(new Set(scopes), (scope) => scope.slice(0, scope.indexOf(":")));
  return Object.fromEntries(
    Object.entries(actions).map(([noun, list = []]) => [noun, list.map((scope) => scope.slice(noun.length + 1))]),
  );
}

/** The scopes in what the plugin stored. Whatever is not a scope of ours grants nothing. */
export function decodeScopes(stored: string | null): Permission[] {
  if (stored === null) return [];
  const byNoun: unknown = JSON.parse(stored);
  if (typeof byNoun !== "object" || byNoun === null) return [];
  return Object.entries(byNoun).flatMap(([noun, actions]: [string, unknown]) =>
    Array.isArray(actions) ? actions.map((action) => `${noun}:${String(action)}`).filter(isPermission) : [],
  );
}
