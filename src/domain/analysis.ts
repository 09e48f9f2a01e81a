import { z } from "zod";
import { storableText } from "./text.ts";

export const SENTIMENTS = ["POSITIVE", "NEUTRAL", "NEGATIVE"] as const;

export const CATEGORIES = [
  "SCHEDULE_HOURS",
  "LEAVE_VACATION",
  "SICK_LEAVE_RECOVERY",
  "SALARY_COMPENSATION",
  "CONTRACT_HOURS",
  "ONBOARDING",
  "OFFBOARDING",
  "WORKWEAR_STAFF_PASS",
  "TEAM_CONTACTS",
  "PERSONAL_QUESTIONS",
  "ACCESS_LOGIN",
  "SOCIAL_QUESTIONS",
  "UNRECOGNIZED_OTHER",
] as const;

export const MAX_QUESTIONS = 5;
export const SUMMARY_LENGTH = { min: 10, max: 300 } as const;

/** JSON can spell what the database rejects; it goes before anything is measured. */
const text = z.string().overwrite(storableText);

/** The analysis contract: what the model must answer for a session. Source: LiveDash's analysis contract. */
export const analysisSchema = z.strictObject({
  language: z.string().regex(/^[a-z]{2}$/u, "must be an ISO 639-1 code"),
  sentiment: z.enum(SENTIMENTS),
  escalated: z.boolean(),
  forwarded_hr: z.boolean(),
  category: z.enum(CATEGORIES),
  questions: z.array(text.trim().min(1)).max(MAX_QUESTIONS),
  summary: text.trim().min(SUMMARY_LENGTH.min).max(SUMMARY_LENGTH.max),
  session_id: text.min(1),
});

export type Analysis = z.infer<typeof analysisSchema>;

/**
 * The same contract as the JSON schema that is sent along. OpenAI's strict mode wants every property required and
 * `additionalProperties: false`, and knows no length limits, so those are checked when the answer comes back.
 */
export const ANALYSIS_JSON_SCHEMA = {
  type: "object",
  additionalProperties: false,
  required: ["language", "sentiment", "escalated", "forwarded_hr", "category", "questions", "summary", "session_id"],
  properties: {
    language: { type: "string", description: "ISO 639-1 code of the language that the user writes" },
    sentiment: { type: "string", enum: SENTIMENTS },
    escalated: { type: "boolean", description: "whether the assistant handed over to a person" },
    forwarded_hr: { type: "boolean", description: "whether the matter was forwarded to human resources" },
    category: { type: "string", enum: CATEGORIES },
    questions: {
      type: "array",
      items: { type: "string" },
      description: `at most ${MAX_QUESTIONS} questions that the user asked, paraphrased, in English`,
    },
    summary: { type: "string", description: `${SUMMARY_LENGTH.min} to ${SUMMARY_LENGTH.max} characters, in English` },
    session_id: { type: "string", description: "the session_id given above, unchanged" },
  },
} as const;
