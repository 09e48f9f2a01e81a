import { ALL_SCOPES, type Permission } from "../../../domain/permissions.ts";

/** What each scope lets a key do, in words. */
export const SCOPE_LOOK = {
  "requests:read": "See requests and their results",
  "requests:requeue": "Requeue failed requests",
  "batches:read": "See batches and their files",
  "batches:cancel": "Cancel batches",
  "batches:apply": "Apply results again",
  "batches:poll": "Poll batches",
  "failures:read": "See failures by group",
  "sessions:read": "See sessions and transcripts",
  "imports:read": "See imports",
  "imports:create": "Import sessions",
  "companies:read": "See companies",
  "companies:write": "Add and change companies",
  "schedules:read": "See schedules",
  "schedules:steer": "Run and pause schedules",
  "jobs:read": "See jobs, queues and workers",
  "jobs:steer": "Retry, cancel and redrive jobs",
  "holds:read": "See what holds work back",
  "stats:read": "See throughput and money",
  "views:read": "See saved views",
  "views:write": "Save and delete views",
  "models:read": "See models and prices",
  "models:write": "Set token limits and prices",
  "users:read": "See users",
  "users:write": "Add and change users: as good as everything",
  "keys:read": "See API keys",
  "keys:write": "Give and revoke API keys",
  "audit:read": "See the audit log",
} as const satisfies Record<Permission, string>;

/** A key's scopes in one word, or how many they are. */
export function describeScopes(scopes: readonly Permission[]): string {
  if (scopes.length === ALL_SCOPES.length) return "Everything";
  if (isReadOnly(scopes)) return "Read only";
  return scopes.length === 1 ? (scopes[0] ?? "") : `${scopes.length} scopes`;
}

/** Whether these are all that only read, and no more. */
function isReadOnly(scopes: readonly Permission[]): boolean {
  return scopes.length === ALL_SCOPES.filter(isRead).length && scopes.every(isRead);
}

export function isRead(scope: Permission): boolean {
  return scope.endsWith(":read");
}
