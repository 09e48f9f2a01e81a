"use client";

import { BATCH_STATUS_LOOK } from "../status-look.ts";
import { ProgressBar } from "../ui/progress-bar.tsx";
import type { BatchListItem } from "./batch.ts";
import { describeProgress } from "./describe-progress.ts";

/** How many of a batch's requests are done, well or badly. */
export function BatchProgress({ batch }: { batch: BatchListItem }) {
  const { done, text } = describeProgress(batch);
  return (
    <ProgressBar
      label={`Progress of the batch of ${batch.companyName}`}
      value={done}
      max={batch.requestCount}
      text={text}
      tone={BATCH_STATUS_LOOK[batch.status].tone}
    />
  );
}
