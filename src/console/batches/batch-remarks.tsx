"use client";

import { PauseCircle, TriangleAlert } from "lucide-react";
import type { BatchListItem } from "./batch.ts";

type Remarked = Pick<BatchListItem, "holdReason" | "pollWarningCount">;

/** Why a batch is not getting on, when there is a reason. */
export function BatchRemarks({ batch: { holdReason, pollWarningCount } }: { batch: Remarked }) {
  if (holdReason === null && pollWarningCount === 0) return null;
  return (
    <ul className="mt-1.5 flex flex-col gap-0.5 text-xs text-warning-ink">
      {holdReason !== null && (
        <li className="flex gap-1.5">
          <PauseCircle aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          <span className="min-w-0 break-words">Held back: {holdReason}</span>
        </li>
      )}
      {pollWarningCount > 0 && (
        <li className="flex gap-1.5">
          <TriangleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          {pollWarningCount === 1 ? "The last status call failed" : `${pollWarningCount} status calls in a row failed`}
        </li>
      )}
    </ul>
  );
}
