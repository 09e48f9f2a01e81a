"use client";

import Link from "next/link";
import { REQUEST_STATUSES, type RequestStatus } from "../../domain/request-status.ts";
import { REQUEST_STATUS_LOOK } from "../status-look.ts";
import { classNames } from "../ui/class-names.ts";
import { TONE_SOLID } from "../ui/tone.ts";
import { countWords, type RequestCounts, sumOf } from "./count-words.ts";

type StatusTabsProps = {
  current: RequestStatus | undefined;
  /** Undefined while nobody knows. */
  counts: RequestCounts["byStatus"] | undefined;
  hrefOf: (status: RequestStatus | undefined) => string;
};

/** One tab for each status, with how many there are by all other filters. */
export function StatusTabs({ current, counts, hrefOf }: StatusTabsProps) {
  const tabs = [
    { status: undefined, label: "All", hint: "Whatever their status.", tone: null, count: counts && sumOf(counts) },
    ...REQUEST_STATUSES.map((status) => ({ status, ...REQUEST_STATUS_LOOK[status], count: counts?.[status] })),
  ];
  return (
    <nav aria-label="Status" className="overflow-x-auto border-b px-2">
      <ul className="flex min-w-max gap-1">
        {tabs.map(({ status, label, hint, tone, count }) => (
          <li key={label}>
            <Link
              data-hint={hint}
              href={hrefOf(status)}
              scroll={false}
              prefetch={false}
              aria-current={status === current ? "true" : undefined}
              className={classNames(
                "-mb-px flex h-11 items-center gap-2 border-b-2 px-2.5 text-sm font-medium whitespace-nowrap -outline-offset-2 transition-colors",
                status === current ? "border-accent text-ink" : "border-transparent text-ink-soft hover:text-ink",
              )}
            >
              {tone !== null && <span aria-hidden className={`size-2 rounded-full ${TONE_SOLID[tone]}`} />}
              {label}
              <span className="min-w-[2ch] text-xs font-normal text-ink-soft tabular-nums">
                {count === undefined ? "–" : countWords(count)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
