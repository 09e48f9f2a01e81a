"use client";

import Link from "next/link";
import type { RequestStatus } from "../../domain/request-status.ts";
import { requestsHref } from "../requests/requests-href.ts";
import { REQUEST_STATUS_LOOK } from "../status-look.ts";
import { classNames } from "../ui/class-names.ts";
import { formatCount, formatShare } from "../ui/numbers.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import { TONE_SOLID } from "../ui/tone.ts";

type RequestCountProps = { status: RequestStatus; count: number | undefined; total: number };

/** One status as a tile that leads to its requests. */
export function RequestCount({ status, count, total }: RequestCountProps) {
  const { label, tone, hint } = REQUEST_STATUS_LOOK[status];
  return (
    <div className="relative bg-surface px-4 py-3 transition-colors focus-within:bg-hover hover:bg-hover">
      <dt className="text-sm text-ink-soft">
        <Link
          data-hint={hint}
          href={requestsHref({ status })}
          prefetch={false}
          className="inline-flex items-center gap-2 outline-offset-4 after:absolute after:inset-0"
        >
          <span aria-hidden className={classNames("size-2 rounded-full", TONE_SOLID[tone])} />
          {label}
        </Link>
      </dt>
      <dd className="mt-1 flex h-9 flex-wrap items-baseline gap-x-2 overflow-hidden">
        {count === undefined ? (
          <Skeleton className="mt-1.5 h-6 w-24" />
        ) : (
          <>
            <span className="text-2xl leading-9 font-semibold tracking-tight tabular-nums">{formatCount(count)}</span>
            <span className="text-xs text-ink-soft tabular-nums">{formatShare(count, total)}</span>
          </>
        )}
      </dd>
    </div>
  );
}
