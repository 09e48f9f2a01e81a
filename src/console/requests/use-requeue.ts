"use client";

import { trpc } from "../api/trpc.ts";
import { formatCount } from "../ui/numbers.ts";
import { useToasts } from "../ui/toasts.tsx";
import { requests } from "./count-words.ts";

/** Requeues by id, at once, and says what became of it. Throws what the server refuses. */
export function useRequeue(): (ids: readonly string[]) => Promise<void> {
  const utils = trpc.useUtils();
  const toasts = useToasts();
  const { mutateAsync } = trpc.requests.requeue.useMutation();
  return async (ids) => {
    const { requeuedCount, notFailedCount, notFoundCount } = await mutateAsync({ requestIds: [...ids] });
    const others = [
      notFailedCount > 0 && `${formatCount(notFailedCount)} skipped: not failed`,
      notFoundCount > 0 && `${formatCount(notFoundCount)} not found`,
    ].filter((words) => words !== false);
    toasts.success(`Requeued ${requests(requeuedCount)}`, others.length === 0 ? undefined : others.join(" · "));
    for (const router of [utils.requests, utils.failures]) router.invalidate().catch(() => undefined);
  };
}
