"use client";

import type { Schedule } from "../schedules/schedule.ts";
import { ScheduleButtons } from "../schedules/schedule-buttons.tsx";
import { SCHEDULE_LOOK } from "../schedules/schedule-look.ts";
import { ScheduleState } from "../schedules/schedule-state.tsx";
import { Countdown } from "../time/countdown.tsx";
import { RelativeTime } from "../time/relative-time.tsx";

export function ScheduleItem({ schedule }: { schedule: Schedule }) {
  const { name, nextRunAt, lastRunAt, pausedAt, pausedBy } = schedule;
  const { label, hint } = SCHEDULE_LOOK[name];
  return (
    <li className="px-4 py-3">
      <div className="flex items-center justify-between gap-2">
        <span data-hint={hint} className="font-medium">
          {label}
        </span>
        <ScheduleState schedule={schedule} />
      </div>
      <dl className="mt-2 mb-3 grid grid-cols-2 gap-2 text-sm [&_dt]:text-xs [&_dt]:text-ink-soft">
        <div>
          <dt>Next run</dt>
          <dd>{nextRunAt === null ? "–" : <Countdown until={nextRunAt} />}</dd>
        </div>
        <div>
          <dt>Last run</dt>
          <dd>{lastRunAt === null ? "–" : <RelativeTime time={lastRunAt} />}</dd>
        </div>
      </dl>
      {pausedAt !== null && (
        <p className="mb-3 text-xs wrap-anywhere text-ink-soft">
          Paused by {pausedBy} <RelativeTime time={pausedAt} />
        </p>
      )}
      <ScheduleButtons schedule={schedule} />
    </li>
  );
}
