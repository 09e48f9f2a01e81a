import type { ScheduleName } from "../../domain/job-monitor.ts";
import type { StatusLook } from "../status-look.ts";

/** What each recurring job is called on screen. */
export const SCHEDULE_LOOK = {
  "batch-create": { label: "Create batches", hint: "Puts pending requests into batches and sends them." },
  "batch-poll": { label: "Poll batches", hint: "Asks the provider how far its batches are, and fetches results." },
} as const satisfies Record<ScheduleName, { label: string; hint: string }>;

export const SCHEDULE_STATE_LOOK = {
  running: { label: "Running", tone: "active", hint: "A worker is at it." },
  waiting: { label: "Waiting", tone: "info", hint: "Runs as soon as a worker is free." },
  paused: { label: "Paused", tone: "warning", hint: "Does not run by itself until somebody resumes it." },
  off: { label: "Off", tone: "neutral", hint: "Switched off in the environment." },
} as const satisfies Record<string, StatusLook>;
