"use client";

import { isEnded } from "../../domain/batch-actions.ts";
import { Countdown } from "../time/countdown.tsx";
import { useNow } from "../time/use-now.ts";
import type { BatchListItem } from "./batch.ts";

/** From here on a deadline is worth a look. */
const SOON_MILLISECONDS = 2 * 60 * 60 * 1000;

/** What is left until the provider gives a batch up. One that is not sent yet, or has ended, has no such time. */
export function BatchDeadline({ batch: { status, expiresAt } }: { batch: BatchListItem }) {
  const isSoon = useNow((now) => expiresAt !== null && expiresAt.getTime() - now.getTime() < SOON_MILLISECONDS);
  if (expiresAt === null || isEnded(status)) return <span className="text-ink-soft">–</span>;
  return (
    <span className={isSoon ? "font-medium text-warning-ink" : undefined}>
      <Countdown until={expiresAt} />
    </span>
  );
}
