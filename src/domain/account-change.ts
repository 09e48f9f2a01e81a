import { APPOINTING_ROLE, type PlatformRole } from "./permissions.ts";

/** What one person may want to do to another's account. */
export type AccountChange = { kind: "role"; role: PlatformRole } | { kind: "password" } | { kind: "removal" };

type Circumstances = {
  /** Of the account that would be changed. */
  role: PlatformRole;
  /** Whether it is the account of the person who asks. */
  isOwn: boolean;
  /** How many accounts have the appointing role, this one included. */
  superAdminCount: number;
};

/**
 * Why a change to an account is refused, as a sentence for the person who asks; null when it may be made. All rules are
 * here: nobody does it to their own account, and the last who may appoint others stays.
 */
export function objectionTo(change: AccountChange, { role, isOwn, superAdminCount }: Circumstances): string | null {
  if (isOwn) return OWN_ACCOUNT[change.kind];
  const staysSuperAdmin = change.kind === "password" || (change.kind === "role" && change.role === APPOINTING_ROLE);
  if (role !== APPOINTING_ROLE || staysSuperAdmin || superAdminCount > 1) return null;
  return "This is the last super admin: make another one first, or nobody could add users or API keys any more.";
}

/** A session that somebody left open could otherwise be turned into a password of their own. */
const OWN_ACCOUNT = {
  role: "You cannot change your own role: ask another super admin.",
  password: "You cannot reset your own password: change it in the account menu.",
  removal: "You cannot remove your own account: ask another super admin.",
} as const satisfies Record<AccountChange["kind"], string>;
