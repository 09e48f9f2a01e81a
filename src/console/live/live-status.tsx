"use client";

import { explainFailure } from "../api/failures.ts";
import { AsOf } from "../time/as-of.tsx";

type LiveStatusProps = { asOf: Date | undefined; error: unknown };

/** The moment of what a panel shows, and whether it could not be brought up to date since. */
export function LiveStatus({ asOf, error }: LiveStatusProps) {
  if (asOf === undefined) return null;
  return (
    <span className="inline-flex items-center gap-2">
      {error !== null && (
        <span data-hint={explainFailure(error)} className="text-danger-ink">
          not up to date
        </span>
      )}
      <AsOf time={asOf} />
    </span>
  );
}
