"use client";

import { RelativeTime } from "../time/relative-time.tsx";
import type { BatchListItem } from "./batch.ts";
import { costOf } from "./batch-columns.tsx";
import { BatchDeadline } from "./batch-deadline.tsx";
import { BatchProgress } from "./batch-progress.tsx";
import { BatchStatus } from "./batch-status.tsx";

/** What stands below a batch's headline where there is no room for columns. */
export function BatchCard({ batch }: { batch: BatchListItem }) {
  return (
    <>
      <BatchStatus batch={batch} />
      <BatchProgress batch={batch} />
      <dl className="flex gap-6 text-xs [&_dt]:text-ink-soft">
        <div>
          <dt>Created</dt>
          <dd>
            <RelativeTime time={batch.createdAt} />
          </dd>
        </div>
        <div>
          <dt>Deadline</dt>
          <dd>
            <BatchDeadline batch={batch} />
          </dd>
        </div>
        <div>
          <dt>Cost</dt>
          <dd>{costOf(batch)}</dd>
        </div>
      </dl>
    </>
  );
}
