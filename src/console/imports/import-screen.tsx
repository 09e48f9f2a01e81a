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
import { Skeleton } from "../ui/skeleton.tsx";
import { ImportActions } from "./import-actions.tsx";
import { ImportContent } from "./import-content.tsx";

/** Everything about one import, and what can be done with it. */
export function ImportScreen({ importRunId }: { importRunId: string }) {
  const { data, error, refetch } = trpc.imports.get.useQuery({ importRunId }, useLiveOptions());
  return (
    <Screen
      title={data === undefined ? "Import" : `Import for ${data.run.companyName}`}
      actions={
        <div className="flex flex-wrap items-center gap-2">
          {data !== undefined && <ImportActions run={data.run} />}
          <RefreshControl />
        </div>
      }
    >
      <div className="flex items-center justify-between gap-4 text-xs text-ink-soft">
        <Link href="/imports" className="inline-flex items-center gap-1 rounded-sm hover:text-ink">
          <ChevronLeft aria-hidden className="size-3.5" />
          All imports
        </Link>
        <LiveStatus asOf={data?.asOf} error={error} />
      </div>
      {data !== undefined && <ImportContent run={data.run} />}
      {data === undefined && error === null && <ImportSkeleton />}
      {data === undefined && error !== null && (
        <div className="flex min-h-72 rounded-xl border bg-surface">
          {isNotFound(error) ? (
            <EmptyState icon={SearchX} title="There is no such import">
              The address may be cut off, or the company it belonged to was deleted.
            </EmptyState>
          ) : (
            <ErrorState title="The import could not be loaded" detail={explainFailure(error)} onRetry={refetch} />
          )}
        </div>
      )}
    </Screen>
  );
}

function ImportSkeleton() {
  return (
    <div role="status" className="flex flex-col gap-4">
      <span className="sr-only">Loading the import</span>
      <Skeleton className="h-72 rounded-xl" />
      <Skeleton className="h-96 rounded-xl" />
    </div>
  );
}
