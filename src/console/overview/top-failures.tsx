"use client";

import { CircleCheck } from "lucide-react";
import Link from "next/link";
import { explainFailure } from "../api/failures.ts";
import { trpc } from "../api/trpc.ts";
import { LiveStatus } from "../live/live-status.tsx";
import { useLiveOptions } from "../live/use-live-options.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { Panel } from "../ui/panel.tsx";
import { TopFailure } from "./top-failure.tsx";
import { TopFailuresSkeleton } from "./top-failures-skeleton.tsx";

const MOST = 4;

/** What fails most. As high as if there were all four groups, so that nothing moves when they come and go. */
export function TopFailures() {
  const { data, error, refetch } = trpc.failures.list.useQuery({ limit: MOST }, useLiveOptions());
  return (
    <Panel
      title="Top failures"
      aside={
        <span className="inline-flex items-center gap-3">
          <Link href="/failures" prefetch={false} className="underline underline-offset-2 hover:text-ink">
            All failures
          </Link>
          <LiveStatus asOf={data?.asOf} error={error} />
        </span>
      }
    >
      <div className="flex min-h-68 flex-col">
        {data === undefined && error !== null && (
          <ErrorState title="The failures could not be loaded" detail={explainFailure(error)} onRetry={refetch} />
        )}
        {data?.groups.length === 0 && (
          <EmptyState icon={CircleCheck} title="Nothing fails">
            No request has failed, or all that did were requeued.
          </EmptyState>
        )}
        {data === undefined && error === null && <TopFailuresSkeleton rows={MOST} />}
        {data !== undefined && data.groups.length > 0 && (
          <ul className="divide-y">
            {data.groups.map((group) => (
              <TopFailure key={`${group.errorCode} ${group.messageGroup}`} group={group} asOf={data.asOf} />
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}
