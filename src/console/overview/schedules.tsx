"use client";

import { SCHEDULE_NAMES } from "../../domain/job-monitor.ts";
import { explainFailure } from "../api/failures.ts";
import { trpc } from "../api/trpc.ts";
import { LiveStatus } from "../live/live-status.tsx";
import { useLiveOptions } from "../live/use-live-options.ts";
import { SCHEDULE_LOOK } from "../schedules/schedule-look.ts";
import { ErrorState } from "../ui/error-state.tsx";
import { Panel } from "../ui/panel.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { ScheduleItem } from "./schedule-item.tsx";

/** When the recurring jobs ran last, and when they run next. */
export function Schedules() {
  const { data, error, refetch } = trpc.schedules.list.useQuery(undefined, useLiveOptions());
  const failed = error !== null && data === undefined;
  return (
    <Panel title="Schedules" aside={<LiveStatus asOf={data?.asOf} error={error} />}>
      {failed ? (
        <ErrorState title="The schedules could not be loaded" detail={explainFailure(error)} onRetry={refetch} />
      ) : (
        <ul className="divide-y">
          {data === undefined
            ? SCHEDULE_NAMES.map((name) => (
                <li key={name} className="h-[5.6875rem] px-4 py-3">
                  <span className="font-medium">{SCHEDULE_LOOK[name].label}</span>
                  <Skeleton className="mt-3 h-8 w-full" />
                </li>
              ))
            : data.schedules.map((schedule) => <ScheduleItem key={schedule.name} schedule={schedule} />)}
        </ul>
      )}
    </Panel>
  );
}
