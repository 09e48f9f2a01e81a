"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { Layers, SearchX } from "lucide-react";
import { explainFailure } from "../api/failures.ts";
import { trpc } from "../api/trpc.ts";
import { LiveStatus } from "../live/live-status.tsx";
import { RefreshControl } from "../live/refresh-control.tsx";
import { useLiveOptions } from "../live/use-live-options.ts";
import { Screen } from "../shell/screen.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { PageButtons } from "../ui/page-buttons.tsx";
import { Panel } from "../ui/panel.tsx";
import { BatchFilters } from "./batch-filters.tsx";
import { BatchTable } from "./batch-table.tsx";
import { useBatchesUrl } from "./batches-url.ts";

/** Every batch there ever was, newest first. */
export function BatchesScreen() {
  const url = useBatchesUrl();
  const options = { ...useLiveOptions(), placeholderData: keepPreviousData };
  const { data, error, isPlaceholderData, refetch } = trpc.batches.list.useQuery(
    { filter: url.apiFilter, ...url.page },
    options,
  );
  const failed = error !== null && data === undefined;
  return (
    <Screen title="Batches" actions={<RefreshControl />}>
      <BatchFilters url={url} />
      <Panel title="Batches, newest first" aside={<LiveStatus asOf={data?.asOf} error={error} />}>
        {failed ? (
          <ErrorState title="The batches could not be loaded" detail={explainFailure(error)} onRetry={refetch} />
        ) : (
          <BatchTable
            label="Batches"
            batches={data?.rows}
            isStale={isPlaceholderData}
            empty={url.isFiltered ? <NothingFits /> : <NothingYet />}
          />
        )}
        <PageButtons previousCursor={data?.previousCursor} nextCursor={data?.nextCursor} onStep={url.goTo} />
      </Panel>
    </Screen>
  );
}

function NothingFits() {
  return (
    <EmptyState icon={SearchX} title="No batch fits these filters">
      Clear the filters to see every batch.
    </EmptyState>
  );
}

function NothingYet() {
  return (
    <EmptyState icon={Layers} title="There is no batch yet">
      Pending requests are put into batches at the next run of “Create batches”. Import sessions to have requests.
    </EmptyState>
  );
}
