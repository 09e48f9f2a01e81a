"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { Inbox, SearchX } from "lucide-react";
import { findSearchMistake } from "../../domain/request-search.ts";
import { explainFailure } from "../api/failures.ts";
import { trpc } from "../api/trpc.ts";
import { LiveStatus } from "../live/live-status.tsx";
import { useLiveOptions } from "../live/use-live-options.ts";
import { ColumnChoice } from "../ui/column-choice.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { PageButtons, type PageStep } from "../ui/page-buttons.tsx";
import { Panel } from "../ui/panel.tsx";
import { useDataTable } from "../ui/use-data-table.ts";
import { SavedViews } from "../views/saved-views.tsx";
import { countWords } from "./count-words.ts";
import { ExportLink } from "./export-link.tsx";
import { ListActions } from "./list-actions.tsx";
import { RequestCard } from "./request-card.tsx";
import { columnChanges, hiddenColumns, REQUEST_COLUMNS, type RequestRow } from "./request-columns.tsx";
import { RequestDrawer } from "./request-drawer.tsx";
import { RequestFilters } from "./request-filters.tsx";
import { FIRST_PAGE, filterOf, isFiltered, orderOf, useRequestsUrl } from "./requests-url.ts";
import { StatusTabs } from "./status-tabs.tsx";
import { tabHref } from "./tab-href.ts";
import { useRequestSelection } from "./use-request-selection.ts";

const PAGE_SIZE = 50;

/** The requests that match what the address says: what is there, what can be done with it, and one's details beside it. */
export function RequestList() {
  const [url, changeUrl] = useRequestsUrl();
  const [filter, order] = [filterOf(url), orderOf(url)];
  const mistake = filter.search === undefined ? null : findSearchMistake(filter.search);
  const options = { ...useLiveOptions(), placeholderData: keepPreviousData, enabled: mistake === null };
  const counts = trpc.requests.count.useQuery({ filter }, options);
  const page = url.cursor === "last" ? { edge: "last" as const } : { cursor: url.cursor ?? undefined };
  const { data, error, refetch, isPlaceholderData } = trpc.requests.search.useQuery(
    { filter, order, limit: PAGE_SIZE, ...page },
    options,
  );
  const selection = useRequestSelection(JSON.stringify(filter));
  const table = useDataTable<RequestRow>({
    columns: REQUEST_COLUMNS,
    rows: data?.rows,
    getRowId: ({ id }) => id,
    sort: { id: order.sort, desc: order.descending },
    onSortChange: ({ id, desc }) =>
      changeUrl({ sort: id === "completedAt" ? id : null, dir: desc ? null : "asc", ...FIRST_PAGE }),
    selection: selection.rows,
    onSelectionChange: selection.choose,
    hiddenColumns: hiddenColumns(url.cols),
    onHiddenColumnsChange: (hidden) => changeUrl({ cols: columnChanges(hidden) }, "replace"),
  });
  const step = (to: PageStep) =>
    changeUrl({ cursor: typeof to === "object" ? to.cursor : to === "last" ? "last" : null });
  const hasFailed = error !== null && (data === undefined || isPlaceholderData);
  const total = counts.isPlaceholderData ? undefined : counts.data?.total;
  return (
    <>
      <RequestFilters
        url={url}
        changeUrl={changeUrl}
        aside={
          <>
            <SavedViews screen="requests" />
            <ColumnChoice table={table} />
            <ExportLink filter={filter} order={order} isDisabled={mistake !== null} />
          </>
        }
      />
      <Panel title="Requests" count={total && countWords(total)} aside={<LiveStatus asOf={data?.asOf} error={error} />}>
        <StatusTabs current={filter.status} counts={counts.data?.byStatus} hrefOf={(status) => tabHref(url, status)} />
        {mistake === null && (
          <ListActions
            selection={selection}
            filter={filter}
            total={total}
            isPageChosen={table.getIsAllPageRowsSelected()}
          />
        )}
        {mistake !== null && (
          <EmptyState icon={SearchX} title="That is too little to search for">
            {mistake}
          </EmptyState>
        )}
        {mistake === null && hasFailed && (
          <ErrorState title="The requests could not be loaded" detail={explainFailure(error)} onRetry={refetch} />
        )}
        {mistake === null && !hasFailed && (
          <DataTable
            table={table}
            label="Requests"
            isLoading={data === undefined}
            isStale={isPlaceholderData}
            rowHeight="double"
            minWidth="wide"
            onOpen={({ id }) => changeUrl({ request: id })}
            empty={<NoRequests isFiltered={isFiltered(filter)} />}
            renderCard={(row) => <RequestCard row={row} />}
          />
        )}
        <PageButtons previousCursor={data?.previousCursor} nextCursor={data?.nextCursor} onStep={step}>
          {total !== undefined && `${countWords(total)} in all`}
        </PageButtons>
      </Panel>
      <RequestDrawer
        id={url.request}
        rows={data?.rows ?? []}
        onMove={(id) => changeUrl({ request: id }, "replace")}
        onClose={() => changeUrl({ request: null }, "replace")}
      />
    </>
  );
}

function NoRequests({ isFiltered: isNarrowed }: { isFiltered: boolean }) {
  return isNarrowed ? (
    <EmptyState icon={SearchX} title="No request is like that">
      Clear the filters, or choose another status, to see others.
    </EmptyState>
  ) : (
    <EmptyState icon={Inbox} title="There is no request yet">
      Import sessions, on the Imports screen or with <code>livedash import</code>: each becomes a request.
    </EmptyState>
  );
}
