import type { ReactNode } from "react";
import { Skeleton } from "./skeleton.tsx";

type MetricTileProps = {
  label: ReactNode;
  /** Undefined while it is on its way. */
  value: ReactNode | undefined;
  /** Beside the figure: its share, its trend. */
  detail?: ReactNode;
};

/** One figure. A row of them is a `<dl className="grid gap-px bg-line …">`, whose gaps are the lines between them. */
export function MetricTile({ label, value, detail }: MetricTileProps) {
  return (
    <div className="bg-surface px-4 py-3">
      <dt className="text-sm text-ink-soft">{label}</dt>
      <dd className="mt-1 flex h-9 flex-wrap items-baseline gap-x-2 overflow-hidden">
        {value === undefined ? (
          <Skeleton className="mt-1.5 h-6 w-24" />
        ) : (
          <>
            <span className="text-2xl leading-9 font-semibold tracking-tight tabular-nums">{value}</span>
            <span className="text-xs text-ink-soft tabular-nums">{detail}</span>
          </>
        )}
      </dd>
    </div>
  );
}
