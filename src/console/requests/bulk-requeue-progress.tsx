"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import { trpc } from "../api/trpc.ts";
import { useLiveOptions } from "../live/use-live-options.ts";
import { useRefreshSeconds } from "../live/use-refresh-seconds.ts";
import { useMay } from "../viewer/viewer.tsx";
import { isUnderWay } from "./bulk-requeue.ts";
import { BulkRequeueItem } from "./bulk-requeue-item.tsx";
import { useWatchedRequeues } from "./watched-requeues.ts";

const WATCH_MILLISECONDS = 2000;

/**
 * Bulk requeues that are under way, whoever started them, and what became of those that were started here. It stands on
 * every screen, so that one can go on working.
 */
export function BulkRequeueProgress() {
  const mayRead = useMay("requests:read");
  const watched = useWatchedRequeues();
  const [seconds] = useRefreshSeconds();
  const live = useLiveOptions();
  const utils = trpc.useUtils();
  const { data, refetch } = trpc.requests.bulkRequeues.useQuery(undefined, {
    ...live,
    enabled: mayRead,
    refetchInterval: (query) => {
      const isWatching = seconds > 0 && query.state.data?.bulkRequeues.some(isUnderWay);
      return isWatching ? WATCH_MILLISECONDS : live.refetchInterval(query);
    },
  });
  const shown = (data?.bulkRequeues ?? []).filter((bulk) => isUnderWay(bulk) || watched.includes(bulk.id));
  const activeCount = shown.filter(isUnderWay).length;
  useOnEnd(activeCount, () => {
    // Whatever is on screen has changed.
    for (const router of [utils.requests, utils.failures]) router.invalidate().catch(() => undefined);
  });
  if (shown.length === 0) return null;
  return (
    <>
      {/* So that the end of the screen can be scrolled out from behind it. */}
      <div aria-hidden className="h-44 lg:col-start-2" />
      <section
        aria-label="Bulk requeues"
        className="fixed bottom-4 left-4 z-30 flex max-h-[60dvh] w-[calc(100vw-2rem)] flex-col gap-2 overflow-y-auto sm:w-96 lg:left-66"
      >
        {shown.map((bulk) => (
          <BulkRequeueItem
            key={bulk.id}
            bulk={bulk}
            isWorkerAlive={data?.workerAlive ?? true}
            onRefresh={seconds === 0 ? refetch : null}
          />
        ))}
      </section>
    </>
  );
}

/** Calls when one that was under way no longer is. */
function useOnEnd(activeCount: number, onEnd: () => void): void {
  const before = useRef(activeCount);
  const end = useEffectEvent(onEnd);
  useEffect(() => {
    if (activeCount < before.current) end();
    before.current = activeCount;
  }, [activeCount]);
}
