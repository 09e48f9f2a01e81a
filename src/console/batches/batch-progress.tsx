"use client";

import { TONE_FILL } from "../ui/tone.ts";
import type { BatchListItem } from "./batch.ts";
import { describeProgress } from "./describe-progress.ts";

/** How many of a batch's requests are done, each part in its colour and all of it in words. */
export function BatchProgress({ batch }: { batch: BatchListItem }) {
  const { done, parts, text } = describeProgress(batch);
  const total = Math.max(1, batch.requestCount);
  return (
    <div
      role="progressbar"
      aria-label={`Progress of the batch of ${batch.companyName}`}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={Math.min(done, total)}
      aria-valuetext={text}
      className="min-w-32"
    >
      <span aria-hidden className="mb-1 block text-xs tabular-nums">
        {text}
      </span>
      <svg
        aria-hidden="true"
        viewBox="0 0 100 1"
        preserveAspectRatio="none"
        className="block h-1.5 w-full rounded-full bg-hover"
      >
        {parts.map(({ tone, start, count }) => (
          <rect
            key={tone}
            x={(start / total) * 100}
            width={(count / total) * 100}
            height="1"
            className={TONE_FILL[tone]}
          />
        ))}
      </svg>
    </div>
  );
}
