import type { Analysis } from "../../../domain/analysis.ts";
import { truncateText } from "../../../domain/text.ts";
import { nameOfLanguage } from "./language.ts";

const SUBJECTS = {
  SCHEDULE_HOURS: "their schedule and working hours",
  LEAVE_VACATION: "leave and vacation",
  SICK_LEAVE_RECOVERY: "sick leave and recovery",
  SALARY_COMPENSATION: "salary and compensation",
  CONTRACT_HOURS: "their contract and contract hours",
  ONBOARDING: "starting at the company",
  OFFBOARDING: "leaving the company",
  WORKWEAR_STAFF_PASS: "workwear or a staff pass",
  TEAM_CONTACTS: "whom to contact in the team",
  PERSONAL_QUESTIONS: "their personal details",
  ACCESS_LOGIN: "access and signing in",
  SOCIAL_QUESTIONS: "social matters",
  UNRECOGNIZED_OTHER: "a matter of no known kind",
} as const satisfies Record<Analysis["category"], string>;

const MAX_QUOTE_LENGTH = 90;

/** One sentence about the conversation, of 10 to 300 characters whatever was said. */
export function writeSummary(
  { language, category, escalated, forwarded_hr }: Omit<Analysis, "summary" | "questions" | "session_id" | "sentiment">,
  firstUserMessage: string | undefined,
  answerCount: number,
): string {
  const name = nameOfLanguage(language);
  const employee = `${/^[AEIOU]/u.test(name) ? "An" : "A"} ${name}-speaking employee`;
  const opening = firstUserMessage === undefined ? "" : `, beginning with ${quote(firstUserMessage)}`;
  return `${employee} asked about ${SUBJECTS[category]}${opening}; ${outcomeOf(answerCount, escalated, forwarded_hr)}.`;
}

function outcomeOf(answerCount: number, isEscalated: boolean, isForwarded: boolean): string {
  if (isForwarded) return "the assistant passed the matter on to human resources";
  if (isEscalated) return "the assistant handed over to a person";
  if (answerCount === 0) return "nobody answered";
  return answerCount === 1 ? "the assistant answered once" : `the assistant answered ${answerCount} times`;
}

function quote(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim().toWellFormed();
  return `“${line.length <= MAX_QUOTE_LENGTH ? line : `${truncateText(line, MAX_QUOTE_LENGTH).trimEnd()}…`}”`;
}
