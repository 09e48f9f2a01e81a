import type { ScheduleName } from "../../domain/job-monitor.ts";

/** What each recurring job is called on screen. */
export const SCHEDULE_LOOK = {
  "batch-create": { label: "Create batches", hint: "Puts pending requests into batches and sends them." },
  "batch-poll": { label: "Poll batches", hint: "Asks the provider how far its batches are, and fetches results." },
} as const satisfies Record<ScheduleName, { label: string; hint: string }>;
