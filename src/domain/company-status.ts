/** The statuses of a company. Source: LiveDash's `CompanyStatus`. */
export const COMPANY_STATUSES = ["ACTIVE", "TRIAL", "SUSPENDED", "ARCHIVED"] as const;

export type CompanyStatus = (typeof COMPANY_STATUSES)[number];

/** What an operator may make of a company here; the rest is LiveDash's own. */
const COMPANY_CHANGES = {
  ACTIVE: ["SUSPENDED"],
  TRIAL: ["SUSPENDED"],
  SUSPENDED: ["ACTIVE"],
  ARCHIVED: [],
} as const satisfies Record<CompanyStatus, readonly CompanyStatus[]>;

export function canCompanyBecome(from: CompanyStatus, to: CompanyStatus): boolean {
  const next: readonly CompanyStatus[] = COMPANY_CHANGES[from];
  return next.includes(to);
}

/** Longer than any company's name; it keeps one within an index. */
export const COMPANY_NAME_MAX_LENGTH = 200;
