"use client";

import { ChevronLeft, SearchX } from "lucide-react";
import Link from "next/link";
import { explainFailure, isNotFound } from "../api/failures.ts";
import { trpc } from "../api/trpc.ts";
import { LiveStatus } from "../live/live-status.tsx";
import { RefreshControl } from "../live/refresh-control.tsx";
import { useLiveOptions } from "../live/use-live-options.ts";
import { Screen } from "../shell/screen.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { shortId } from "./batch.ts";
import { BatchActions } from "./batch-actions.tsx";
import { BatchContent } from "./batch-content.tsx";
import { BatchSkeleton } from "./batch-skeleton.tsx";

/** Everything about one batch, and what can be done with it. */
export function BatchScreen({ batchId }: { batchId: string }) {
  const { data, error, refetch } = trpc.batches.get.useQuery({ batchId }, useLiveOptions());
  const actions = (
    <div className="flex flex-wrap items-center gap-2">
      {data !== undefined && <BatchActions batch={data.batch} />}
      <RefreshControl />
    </div>
  );
  return (
    <Screen title={`Batch ${shortId(batchId)}`} actions={actions}>
      <div className="flex items-center justify-between gap-4 text-xs text-ink-soft">
        <Link href="/batches" className="inline-flex items-center gap-1 rounded-sm hover:text-ink">
          <ChevronLeft aria-hidden className="size-3.5" />
          All batches
        </Link>
        <LiveStatus asOf={data?.asOf} error={error} />
      </div>
      {data !== undefined && <BatchContent batch={data.batch} />}
      {data === undefined && error === null && <BatchSkeleton />}
      {data === undefined && error !== null && (
        <div className="flex min-h-72 rounded-xl border bg-surface">
          {isNotFound(error) ? (
            <EmptyState icon={SearchX} title="There is no such batch">
              The address may be cut off, or the company it belonged to was deleted.
            </EmptyState>
          ) : (
            <ErrorState title="The batch could not be loaded" detail={explainFailure(error)} onRetry={refetch} />
          )}
        </div>
      )}
    </Screen>
  );
}
