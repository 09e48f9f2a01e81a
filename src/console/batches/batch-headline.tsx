"use client";

import type { BatchListItem } from "./batch.ts";
import { shortId } from "./batch.ts";
import { BatchRemarks } from "./batch-remarks.tsx";

/** Whose batch it is and what is wrong with it: the first thing of it in every list. */
export function BatchHeadline({ batch }: { batch: BatchListItem }) {
  return (
    <div className="min-w-0">
      <span className="block truncate font-medium">{batch.companyName}</span>
      <span className="block truncate font-mono text-xs text-ink-soft">
        {shortId(batch.id)} · {batch.model}
      </span>
      <BatchRemarks batch={batch} />
    </div>
  );
}
