import type { Category, Sentiment } from "../../domain/session-filter.ts";
import type { StatusLook } from "../status-look.ts";
import { lazily } from "../ui/lazily.ts";

export const SENTIMENT_LOOK = {
  POSITIVE: { label: "Positive", tone: "success", hint: "The user sounds content." },
  NEUTRAL: { label: "Neutral", tone: "neutral", hint: "The user sounds neither content nor annoyed." },
  NEGATIVE: { label: "Negative", tone: "danger", hint: "The user sounds annoyed." },
} as const satisfies Record<Sentiment, StatusLook>;

/** What a session was about, in words. */
export const CATEGORY_LABELS = {
  SCHEDULE_HOURS: "Schedule and hours",
  LEAVE_VACATION: "Leave and vacation",
  SICK_LEAVE_RECOVERY: "Sick leave and recovery",
  SALARY_COMPENSATION: "Salary and compensation",
  CONTRACT_HOURS: "Contract hours",
  ONBOARDING: "Onboarding",
  OFFBOARDING: "Offboarding",
  WORKWEAR_STAFF_PASS: "Workwear and staff pass",
  TEAM_CONTACTS: "Team contacts",
  PERSONAL_QUESTIONS: "Personal questions",
  ACCESS_LOGIN: "Access and login",
  SOCIAL_QUESTIONS: "Social questions",
  UNRECOGNIZED_OTHER: "Other",
} as const satisfies Record<Category, string>;

const languages = lazily(() => new Intl.DisplayNames("en", { type: "language", fallback: "code" }));

/** `Dutch`; what is no language code, as it stands. */
export function languageName(code: string): string {
  return /^[a-z]{2}$/u.test(code) ? (languages().of(code) ?? code) : code;
}
