"use client";

import { BATCH_STATUS_LOOK } from "../status-look.ts";
import { StatusBadge } from "../ui/status-badge.tsx";
import type { BatchListItem } from "./batch.ts";

/** Our status, and the provider's own word where it says something else. */
export function BatchStatus({ batch: { status, providerStatus } }: { batch: BatchListItem }) {
  const saysMore = providerStatus !== null && providerStatus !== status.toLowerCase();
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      <StatusBadge look={BATCH_STATUS_LOOK[status]} />
      {saysMore && (
        <span data-hint="The provider's own word for this batch" className="font-mono text-2xs text-ink-soft">
          {providerStatus}
        </span>
      )}
    </span>
  );
}
