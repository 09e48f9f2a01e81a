"use client";

import { RelativeTime } from "../time/relative-time.tsx";
import { useNow } from "../time/use-now.ts";

/** From here on a deadline is worth a look. */
const SOON_MILLISECONDS = 2 * 60 * 60 * 1000;

/** When the provider gives a batch up. A batch that is not sent yet has no such time. */
export function BatchDeadline({ expiresAt }: { expiresAt: Date | null }) {
  const now = useNow();
  if (expiresAt === null) return <span className="text-ink-soft">–</span>;
  const isSoon = expiresAt.getTime() - now.getTime() < SOON_MILLISECONDS;
  return (
    <span className={isSoon ? "font-medium text-warning-ink" : undefined}>
      <RelativeTime time={expiresAt} />
    </span>
  );
}
