"use client";

import { CalendarOff } from "lucide-react";
import { explainFailure } from "../api/failures.ts";
import { trpc } from "../api/trpc.ts";
import { LiveStatus } from "../live/live-status.tsx";
import { useLiveOptions } from "../live/use-live-options.ts";
import type { Schedule } from "../schedules/schedule.ts";
import { ScheduleButtons } from "../schedules/schedule-buttons.tsx";
import { SCHEDULE_LOOK, SCHEDULE_STATE_LOOK } from "../schedules/schedule-look.ts";
import type { StatusLook } from "../status-look.ts";
import { Countdown } from "../time/countdown.tsx";
import { describeCron } from "../time/cron-words.ts";
import { RelativeTime } from "../time/relative-time.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { KeyValues } from "../ui/key-values.tsx";
import { Panel } from "../ui/panel.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import { type DataColumn, useDataTable } from "../ui/use-data-table.ts";
import { jobsHref } from "./job-list-url.ts";

const COLUMNS: readonly DataColumn<Schedule>[] = [
  { id: "name", header: "Recurring job", width: "w-[26%]", cell: (schedule) => <Name schedule={schedule} /> },
  { id: "state", header: "State", width: "w-[15%]", cell: (schedule) => <State schedule={schedule} /> },
  { id: "cron", header: "Recurs", width: "w-[15%]", cell: (schedule) => <Recurs schedule={schedule} /> },
  { id: "next", header: "Next run", width: "w-[10%]", cell: (schedule) => <NextRun schedule={schedule} /> },
  { id: "last", header: "Last run", width: "w-[12%]", cell: (schedule) => <LastRun schedule={schedule} /> },
  { id: "actions", header: "Steer", cell: (schedule) => <ScheduleButtons schedule={schedule} /> },
];

/** Every job that recurs by itself. */
export function ScheduleTable() {
  const { data, error, refetch } = trpc.schedules.list.useQuery(undefined, useLiveOptions());
  const table = useDataTable<Schedule>({ columns: COLUMNS, rows: data?.schedules, getRowId: ({ name }) => name });
  const hasFailed = error !== null && data === undefined;
  return (
    <Panel title="Schedules" aside={<LiveStatus asOf={data?.asOf} error={error} />}>
      {hasFailed ? (
        <ErrorState title="The schedules could not be loaded" detail={explainFailure(error)} onRetry={refetch} />
      ) : (
        <DataTable
          table={table}
          label="Schedules"
          isLoading={data === undefined}
          loadingRows={2}
          rowHeight="double"
          minWidth="wide"
          rowHref={({ name }) => jobsHref({ queue: name })}
          empty={
            <EmptyState icon={CalendarOff} title="Nothing recurs">
              This release plans no job by itself.
            </EmptyState>
          }
          renderCard={(schedule) => <ScheduleCard schedule={schedule} />}
        />
      )}
      {data?.workerAlive === false && (
        <p role="status" className="border-t px-4 py-3 text-sm text-warning-ink">
          No worker is running: nothing runs until one starts.
        </p>
      )}
    </Panel>
  );
}

const PLANNED = { label: "Planned", tone: "success", hint: "It runs by itself." } as const;
const UNPLANNED = { label: "Not planned yet", tone: "warning", hint: "It is planned when a worker starts." } as const;

function lookOf({ enabled, pausedAt, nextRunAt, activity }: Schedule): StatusLook {
  if (activity !== null) return SCHEDULE_STATE_LOOK[activity];
  if (!enabled) return SCHEDULE_STATE_LOOK.off;
  if (pausedAt !== null) return SCHEDULE_STATE_LOOK.paused;
  return nextRunAt === null ? UNPLANNED : PLANNED;
}

type Cell = { schedule: Schedule };

function Name({ schedule: { name } }: Cell) {
  const { label, hint } = SCHEDULE_LOOK[name];
  return (
    <span className="block min-w-0">
      <span className="block truncate font-medium">{label}</span>
      <span className="block truncate text-xs text-ink-soft">{hint}</span>
    </span>
  );
}

function State({ schedule }: Cell) {
  const { pausedAt, pausedBy } = schedule;
  return (
    <span className="flex min-w-0 flex-col items-start gap-1">
      <StatusBadge look={lookOf(schedule)} />
      {pausedAt !== null && (
        <span className="max-w-full truncate text-xs text-ink-soft">
          {pausedBy}, <RelativeTime time={pausedAt} />
        </span>
      )}
    </span>
  );
}

function Recurs({ schedule: { cron, timeZone } }: Cell) {
  return <span data-hint={`${cron} (${timeZone})`}>{describeCron(cron)}</span>;
}

function NextRun({ schedule: { nextRunAt } }: Cell) {
  return nextRunAt === null ? <span className="text-ink-soft">–</span> : <Countdown until={nextRunAt} />;
}

function LastRun({ schedule: { lastRunAt } }: Cell) {
  return lastRunAt === null ? <span className="text-ink-soft">–</span> : <RelativeTime time={lastRunAt} />;
}

function ScheduleCard({ schedule }: Cell) {
  return (
    <>
      <State schedule={schedule} />
      <KeyValues
        columns={3}
        items={[
          { label: "Recurs", value: <Recurs schedule={schedule} /> },
          { label: "Next run", value: <NextRun schedule={schedule} /> },
          { label: "Last run", value: <LastRun schedule={schedule} /> },
        ]}
      />
      <ScheduleButtons schedule={schedule} />
    </>
  );
}
