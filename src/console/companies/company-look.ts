import type { CompanyStatus } from "../../domain/company-status.ts";
import type { StatusLook } from "../status-look.ts";

export const COMPANY_STATUS_LOOK = {
  ACTIVE: { label: "Active", tone: "success", hint: "Its pending requests are put into batches." },
  TRIAL: { label: "Trial", tone: "info", hint: "Its pending requests are put into batches." },
  SUSPENDED: { label: "Suspended", tone: "warning", hint: "Its pending requests wait." },
  ARCHIVED: { label: "Archived", tone: "neutral", hint: "Its pending requests wait." },
} as const satisfies Record<CompanyStatus, StatusLook>;
