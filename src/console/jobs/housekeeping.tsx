"use client";

import { trpc } from "../api/trpc.ts";
import { LiveStatus } from "../live/live-status.tsx";
import { useLiveOptions } from "../live/use-live-options.ts";
import { Countdown } from "../time/countdown.tsx";
import { describeCron } from "../time/cron-words.ts";
import { RelativeTime } from "../time/relative-time.tsx";
import { KeyValues } from "../ui/key-values.tsx";
import { Panel } from "../ui/panel.tsx";
import { hintOfQueue } from "./job-look.ts";

/** What recurs without an operator's say; absent while nothing does. */
export function Housekeeping() {
  const { data, error } = trpc.jobs.housekeeping.useQuery(undefined, useLiveOptions());
  if (data === undefined || data.schedules.length === 0) return null;
  return (
    <Panel title="Housekeeping" aside={<LiveStatus asOf={data.asOf} error={error} />}>
      <ul className="divide-y">
        {data.schedules.map(({ name, cron, nextRunAt, lastRunAt }) => (
          <li key={name} className="grid gap-2 px-4 py-3 text-sm md:grid-cols-2">
            <div>
              <p className="font-medium">{name}</p>
              <p className="text-xs text-ink-soft">{hintOfQueue(name)} It cannot be paused.</p>
            </div>
            <KeyValues
              columns={3}
              items={[
                { label: "Recurs", value: describeCron(cron) },
                { label: "Next run", value: nextRunAt && <Countdown until={nextRunAt} /> },
                { label: "Last run", value: lastRunAt && <RelativeTime time={lastRunAt} /> },
              ]}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
