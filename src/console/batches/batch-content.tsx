"use client";

import type { BatchDetail } from "./batch.ts";
import { BatchCounts } from "./batch-counts.tsx";
import { BatchFacts } from "./batch-facts.tsx";
import { BatchFailures } from "./batch-failures.tsx";
import { BatchFiles } from "./batch-files.tsx";
import { BatchRequests } from "./batch-requests.tsx";
import { BatchSummary } from "./batch-summary.tsx";
import { BatchTimeline } from "./batch-timeline.tsx";
import { LineErrors } from "./line-errors.tsx";

export function BatchContent({ batch }: { batch: BatchDetail }) {
  return (
    <>
      <BatchSummary batch={batch} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <BatchFacts batch={batch} />
          <BatchCounts batch={batch} />
          <LineErrors batch={batch} />
          <BatchFailures batch={batch} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <BatchTimeline batch={batch} />
          <BatchRequests batch={batch} />
          <BatchFiles batch={batch} />
        </div>
      </div>
    </>
  );
}
