import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../api/router.ts";
import type { StatusLook } from "../status-look.ts";

export type SessionFull = inferRouterOutputs<AppRouter>["sessions"]["get"]["session"];

type Stage = SessionFull["stages"][number];

/** What happens to a session, in this order. */
export const STAGES = {
  CSV_IMPORT: "Read from the CSV",
  TRANSCRIPT_FETCH: "Transcript fetched",
  SESSION_CREATION: "Session made",
  AI_ANALYSIS: "Analysed",
  QUESTION_EXTRACTION: "Questions kept",
} as const satisfies Record<Stage["stage"], string>;

export const STAGE_STATUS_LOOK = {
  PENDING: { label: "Waits", tone: "neutral", hint: "Its turn has not come." },
  IN_PROGRESS: { label: "At work", tone: "active", hint: "It has begun." },
  COMPLETED: { label: "Done", tone: "success", hint: "Done." },
  FAILED: { label: "Failed", tone: "danger", hint: "It did not come about." },
  SKIPPED: { label: "Skipped", tone: "warning", hint: "There was nothing to do it with." },
} as const satisfies Record<Stage["status"], StatusLook>;
