"use client";

import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "../../api/router.ts";
import { Countdown } from "../time/countdown.tsx";
import { describeCron } from "../time/cron-words.ts";
import { RelativeTime } from "../time/relative-time.tsx";
import { Hint } from "../ui/hint.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import { SCHEDULE_LOOK } from "./schedule-look.ts";

const OFF = {
  label: "Off",
  tone: "neutral",
  hint: "Switched off in the environment, or no worker has started yet.",
} as const;

type ScheduleItemProps = { schedule: inferRouterOutputs<AppRouter>["schedules"]["list"]["schedules"][number] };

export function ScheduleItem({ schedule }: ScheduleItemProps) {
  const { name, cron, timeZone, enabled, nextRunAt, lastRunAt } = schedule;
  const { label, hint } = SCHEDULE_LOOK[name];
  return (
    <li className="px-4 py-3">
      <div className="flex items-center justify-between gap-2">
        <Hint text={hint}>
          <span className="font-medium">{label}</span>
        </Hint>
        {enabled ? (
          <Hint text={`${cron} (${timeZone})`}>
            <span className="text-xs text-ink-soft">{describeCron(cron)}</span>
          </Hint>
        ) : (
          <StatusBadge look={OFF} />
        )}
      </div>
      <dl className="mt-2 grid grid-cols-2 gap-2 text-sm [&_dt]:text-xs [&_dt]:text-ink-soft">
        <div>
          <dt>Next run</dt>
          <dd>{nextRunAt === null ? "–" : <Countdown until={nextRunAt} />}</dd>
        </div>
        <div>
          <dt>Last run</dt>
          <dd>{lastRunAt === null ? "–" : <RelativeTime time={lastRunAt} />}</dd>
        </div>
      </dl>
    </li>
  );
}
