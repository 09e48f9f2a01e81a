"use client";

import { useState } from "react";
import { BatchLink } from "../batches/batch-link.tsx";
import { RelativeTime } from "../time/relative-time.tsx";
import { Button } from "../ui/button.tsx";
import { formatCount, formatEur } from "../ui/numbers.ts";
import { AttemptAnswer } from "./attempt-answer.tsx";
import type { RequestAttempt } from "./request-detail.ts";
import { TimelineItem } from "./timeline-item.tsx";

/** One attempt that has ended. Its answer is loaded only when somebody asks for it. */
export function AttemptItem({ requestId, attempt }: { requestId: string; attempt: RequestAttempt }) {
  const [isOpen, setIsOpen] = useState(false);
  const { succeeded, errorCode, errorMessage, batchId, hasRawResponse, finishedAt } = attempt;
  return (
    <TimelineItem
      tone={succeeded ? "success" : "danger"}
      title={`Attempt ${attempt.attempt} ${succeeded ? "succeeded" : "failed"}`}
      aside={<RelativeTime time={finishedAt} />}
    >
      {!succeeded && (
        <p className="text-sm wrap-anywhere">
          <span className="font-mono text-xs font-medium">{errorCode}</span>{" "}
          <span className="text-ink-soft">{errorMessage}</span>
        </p>
      )}
      <p className="flex flex-wrap gap-x-3 text-xs text-ink-soft">
        {batchId !== null && <BatchLink id={batchId}>Batch {batchId.slice(0, 8)}</BatchLink>}
        {attempt.promptTokens !== null && (
          <span>{formatCount(attempt.promptTokens + (attempt.completionTokens ?? 0))} tokens</span>
        )}
        {attempt.totalCostEur !== null && <span>{formatEur(attempt.totalCostEur)}</span>}
        {attempt.openaiRequestId !== null && <span className="font-mono wrap-anywhere">{attempt.openaiRequestId}</span>}
      </p>
      {hasRawResponse && (
        <Button size="small" className="self-start" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? "Hide the answer" : "Show the answer"}
        </Button>
      )}
      {attempt.rawResponseRemovedAt !== null && (
        <p className="text-xs text-ink-soft">{describeRemoval(finishedAt, attempt.rawResponseRemovedAt)}</p>
      )}
      {isOpen && <AttemptAnswer requestId={requestId} attempt={attempt.attempt} />}
    </TimelineItem>
  );
}

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

function describeRemoval(finishedAt: Date, removedAt: Date): string {
  const days = Math.floor((removedAt.getTime() - finishedAt.getTime()) / DAY_MILLISECONDS);
  return `The answer was removed by retention after ${days} ${days === 1 ? "day" : "days"}.`;
}
