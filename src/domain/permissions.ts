/** What an account of the console may be; the most powerful first. */
export const PLATFORM_ROLES = ["SUPER_ADMIN", "ADMIN", "SUPPORT"] as const;

export type PlatformRole = (typeof PLATFORM_ROLES)[number];

/** The role that appoints others: somebody must always have it. */
export const APPOINTING_ROLE: PlatformRole = "SUPER_ADMIN";

/** Everything that a caller may be allowed to do; also the scopes of an API key. Reads end in `:read`. */
export const ALL_SCOPES = [
  "requests:read",
  "requests:requeue",
  "batches:read",
  "batches:cancel",
  "batches:apply",
  "batches:poll",
  "failures:read",
  "sessions:read",
  "imports:read",
  "imports:create",
  "companies:read",
  "companies:write",
  "schedules:read",
  "schedules:steer",
  "jobs:read",
  "jobs:steer",
  "holds:read",
  "stats:read",
  "views:read",
  "views:write",
  "models:read",
  "models:write",
  "users:read",
  "users:write",
  "keys:read",
  "keys:write",
  "audit:read",
] as const;

export type Permission = (typeof ALL_SCOPES)[number];

const READ_SCOPES = ALL_SCOPES.filter((scope) => scope.endsWith(":read"));

/** Who may sign in, and which keys are valid: for those who may appoint others only. */
const APPOINTING_SCOPES: readonly Permission[] = ["users:write", "keys:write"];

/** What each role may do. SUPPORT reads only. */
export const ROLE_PERMISSIONS: Readonly<Record<PlatformRole, ReadonlySet<Permission>>> = {
  SUPER_ADMIN: new Set(ALL_SCOPES),
  ADMIN: new Set(ALL_SCOPES.filter((scope) => !APPOINTING_SCOPES.includes(scope))),
  SUPPORT: new Set(READ_SCOPES),
};

export function isPermission(text: string): text is Permission {
  return ALL_SCOPES.some((scope) => scope === text);
}
