"use client";

import { trpc } from "../api/trpc.ts";
import { useLiveOptions } from "../live/use-live-options.ts";
import { RelativeTime } from "../time/relative-time.tsx";
import { Banner } from "../ui/banner.tsx";
import { planNotices } from "./plan-notices.ts";

/** What keeps sessions from being analysed. Announced when it appears; nothing at all when all is well. */
export function Notices() {
  const options = useLiveOptions();
  const schedules = trpc.schedules.list.useQuery(undefined, options);
  const holds = trpc.holds.list.useQuery(undefined, options);
  const notices = planNotices({ workerAlive: schedules.data?.workerAlive, holds: holds.data ?? [] });
  return (
    <div role="status" aria-label="Notices" className="flex flex-col gap-2 empty:hidden">
      {notices.map(({ key, tone, title, detail, until }) => (
        <Banner key={key} tone={tone} title={title}>
          {detail}
          {until !== null && (
            <>
              {" "}
              Tried again <RelativeTime time={until} />.
            </>
          )}
        </Banner>
      ))}
    </div>
  );
}
