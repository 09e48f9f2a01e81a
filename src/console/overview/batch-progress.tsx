"use client";

import { BATCH_STATUS_LOOK } from "../status-look.ts";
import { formatCount } from "../ui/numbers.ts";
import { ProgressBar } from "../ui/progress-bar.tsx";
import type { BatchInFlight } from "./batch-in-flight.ts";

/** How many of a batch's requests the provider is done with, well or badly, as last polled. */
export function BatchProgress({ batch }: { batch: BatchInFlight }) {
  const failed = batch.providerFailed ?? 0;
  const done = (batch.providerCompleted ?? 0) + failed;
  const text = `${formatCount(done)} of ${formatCount(batch.requestCount)}`;
  return (
    <ProgressBar
      label={`Progress of the batch of ${batch.companyName}`}
      value={done}
      max={batch.requestCount}
      text={failed === 0 ? text : `${text} · ${formatCount(failed)} failed`}
      tone={BATCH_STATUS_LOOK[batch.status].tone}
    />
  );
}
