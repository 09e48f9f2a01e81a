import { isPermission, type Permission } from "./permissions.ts";

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
