"use client";

import { formatDuration } from "../time/format-duration.ts";
import { formatExactTime } from "../time/format-time.ts";
import { classNames } from "../ui/class-names.ts";
import { Panel } from "../ui/panel.tsx";
import type { BatchDetail } from "./batch.ts";
import { planTimeline } from "./plan-timeline.ts";

/** What a batch went through, when, and how long each step took. */
export function BatchTimeline({ batch }: { batch: BatchDetail }) {
  const steps = planTimeline(batch);
  return (
    <Panel title="Timeline">
      <ol className="flex flex-col px-4 py-3">
        {steps.map(({ label, at, sincePrevious }, index) => (
          <li key={label} className="relative flex gap-3 pb-3 last:pb-0">
            {index < steps.length - 1 && (
              <span aria-hidden className="absolute top-4 -bottom-1 left-[5px] w-px bg-line" />
            )}
            <span
              aria-hidden
              className={classNames(
                "relative mt-1 size-[11px] shrink-0 rounded-full border-2",
                at === null ? "border-line-strong bg-surface" : "border-active bg-active",
              )}
            />
            <div className="min-w-0 text-sm">
              <p className={at === null ? "text-ink-soft" : "font-medium"}>
                {label}
                {at === null && <span className="sr-only"> (still to come)</span>}
              </p>
              {at !== null && (
                <p className="text-xs text-ink-soft tabular-nums">
                  <time dateTime={at.toISOString()}>{formatExactTime(at)}</time>
                  {sincePrevious !== null && ` · after ${formatDuration(sincePrevious)}`}
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
