"use client";

import { RelativeTime } from "../time/relative-time.tsx";
import { AttemptItem } from "./attempt-item.tsx";
import type { RequestDetail } from "./request-detail.ts";
import { TimelineItem } from "./timeline-item.tsx";

/** What has happened to a request, the latest first. */
export function RequestTimeline({ request }: { request: RequestDetail }) {
  const { attempts, attempt, completedAt, requestedAt, batch } = request;
  const oldest = attempts.at(-1)?.attempt;
  return (
    <ol className="flex flex-col">
      {completedAt === null && (
        <TimelineItem
          tone={batch === null ? "neutral" : "active"}
          title={`Attempt ${attempt} ${batch === null ? "waits for a batch" : "is in a batch"}`}
        />
      )}
      {attempts.map((each) => (
        <AttemptItem key={each.attempt} requestId={request.id} attempt={each} />
      ))}
      {oldest !== undefined && oldest > 1 && (
        <TimelineItem
          tone="neutral"
          title={`${oldest === 2 ? "The first attempt is" : `The first ${oldest - 1} attempts are`} no longer kept`}
        />
      )}
      <TimelineItem tone="neutral" title="Requested" aside={<RelativeTime time={requestedAt} />} />
    </ol>
  );
}
