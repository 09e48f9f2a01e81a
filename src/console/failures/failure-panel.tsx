"use client";

import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { explainFailure } from "../api/failures.ts";
import { LiveStatus } from "../live/live-status.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { Panel } from "../ui/panel.tsx";
import { FailuresSkeleton } from "./failures-skeleton.tsx";

type FailurePanelProps<Data> = {
  title: string;
  /** What is listed, in the plural. */
  what: string;
  query: { data: Data | undefined; error: unknown; refetch: () => unknown };
  /** How many, as it is shown. */
  countOf: (data: Data) => string;
  skeleton: { rows: number; isTall?: boolean };
  empty: { icon: LucideIcon; title: string; text: string };
  /** One item each. */
  children: (data: Data) => readonly ReactNode[];
};

/** A list of what went wrong: while it is being loaded, when it cannot be, when there is nothing, and when there is. */
export function FailurePanel<Data extends { asOf: Date }>(props: FailurePanelProps<Data>) {
  const { title, what, query, countOf, skeleton, empty, children } = props;
  const { data, error, refetch } = query;
  const items = data && children(data);
  return (
    <Panel title={title} count={data && countOf(data)} aside={<LiveStatus asOf={data?.asOf} error={error} />}>
      {items === undefined &&
        (error === null ? (
          <FailuresSkeleton what={what} {...skeleton} />
        ) : (
          <ErrorState title={`The ${what} could not be loaded`} detail={explainFailure(error)} onRetry={refetch} />
        ))}
      {items?.length === 0 && (
        <EmptyState icon={empty.icon} title={empty.title}>
          {empty.text}
        </EmptyState>
      )}
      {items !== undefined && items.length > 0 && <ul className="divide-y">{items}</ul>}
    </Panel>
  );
}
