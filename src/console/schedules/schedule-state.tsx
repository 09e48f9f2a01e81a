"use client";

import { describeCron } from "../time/cron-words.ts";
import { StatusBadge } from "../ui/status-badge.tsx";
import type { Schedule } from "./schedule.ts";
import { SCHEDULE_STATE_LOOK } from "./schedule-look.ts";

/** What is out of the ordinary with a recurring job; if nothing, how often it runs. */
export function ScheduleState({ schedule: { enabled, pausedAt, activity, cron, timeZone } }: { schedule: Schedule }) {
  if (activity !== null) return <StatusBadge look={SCHEDULE_STATE_LOOK[activity]} />;
  if (pausedAt !== null) return <StatusBadge look={SCHEDULE_STATE_LOOK.paused} />;
  if (!enabled) return <StatusBadge look={SCHEDULE_STATE_LOOK.off} />;
  return (
    <span data-hint={`${cron} (${timeZone})`} className="text-xs text-ink-soft">
      {describeCron(cron)}
    </span>
  );
}
