"use client";

import Link from "next/link";
import type { BatchStatus } from "../../domain/batch-status.ts";
import { BATCH_STATUS_LOOK } from "../status-look.ts";
import { classNames } from "../ui/class-names.ts";
import { formatCount } from "../ui/numbers.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import { TONE_FILL, TONE_SOLID } from "../ui/tone.ts";

type BatchCountProps = { status: BatchStatus; count: number | undefined; most: number };

/** One status as a line that leads to its batches. The bar compares the statuses with each other. */
export function BatchCount({ status, count, most }: BatchCountProps) {
  const { label, tone } = BATCH_STATUS_LOOK[status];
  return (
    <li>
      <Link
        href={`/batches?status=${status.toLowerCase()}`}
        prefetch={false}
        className="grid h-7 grid-cols-[7.5rem_minmax(0,1fr)_auto] items-center gap-3 px-4 text-sm hover:bg-hover"
      >
        <span className={classNames("flex items-center gap-2", count === 0 && "text-ink-soft")}>
          <span aria-hidden className={classNames("size-2 shrink-0 rounded-full", TONE_SOLID[tone])} />
          {label}
        </span>
        <svg aria-hidden="true" viewBox="0 0 100 1" preserveAspectRatio="none" className="h-1.5 w-full">
          <rect width={((count ?? 0) / most) * 100} height="1" className={TONE_FILL[tone]} />
        </svg>
        <span className={classNames("min-w-8 text-right tabular-nums", count === 0 && "text-ink-soft")}>
          {count === undefined ? <Skeleton className="ml-auto h-4 w-8" /> : formatCount(count)}
        </span>
      </Link>
    </li>
  );
}
