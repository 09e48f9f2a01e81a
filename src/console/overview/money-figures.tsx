"use client";

import { TriangleAlert } from "lucide-react";
import { formatEur, formatShare } from "../ui/numbers.ts";
import { Skeleton } from "../ui/skeleton.tsx";

/** `isComplete` is false when prices were unknown for some of the requests, which are then left out. */
type Money = { spentEur: number; syncEur: number; savedEur: number; isComplete: boolean };

export function MoneyFigures({ money }: { money: Money | undefined }) {
  const rows = [
    { label: "Spent", value: money?.spentEur },
    { label: "Without the Batch API", value: money?.syncEur },
  ];
  return (
    <div className="flex grow flex-col gap-4 px-4 py-4">
      <div>
        <p className="text-sm text-ink-soft">Saved</p>
        <p className="flex h-9 items-baseline gap-2">
          {money === undefined ? (
            <Skeleton className="mt-1.5 h-6 w-28" />
          ) : (
            <>
              <span className="text-2xl leading-9 font-semibold tracking-tight text-success-ink tabular-nums">
                {formatEur(money.savedEur)}
              </span>
              <span className="text-xs text-ink-soft tabular-nums">{formatShare(money.savedEur, money.syncEur)}</span>
            </>
          )}
        </p>
      </div>
      <dl className="flex flex-col gap-3">
        {rows.map(({ label, value }) => (
          <div key={label} className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1.5 text-sm">
            <dt className="text-ink-soft">{label}</dt>
            <dd className="tabular-nums">
              {value === undefined ? <Skeleton className="h-5 w-16" /> : formatEur(value)}
            </dd>
            <dd aria-hidden className="col-span-2">
              <CostBar value={value ?? 0} most={money?.syncEur ?? 0} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-auto min-h-9 text-xs text-ink-soft">
        {money?.isComplete === false ? (
          <span className="flex gap-1.5 text-warning-ink">
            <TriangleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
            Prices were unknown for some requests; they are not in these figures.
          </span>
        ) : (
          // There before any figure is, since it is among the largest texts of the screen.
          "At the prices of the time at which each result was applied."
        )}
      </p>
    </div>
  );
}

/** Says nothing that the figure above it does not. */
function CostBar({ value, most }: { value: number; most: number }) {
  const share = most === 0 ? 0 : Math.min(1, value / most);
  return (
    <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true" className="block h-1.5 w-full">
      <rect width="100" height="1" className="fill-hover" />
      <rect width={share * 100} height="1" className="fill-active" />
    </svg>
  );
}
