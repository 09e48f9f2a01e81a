"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import { explainFailure } from "../api/failures.ts";
import { trpc } from "../api/trpc.ts";
import { LiveStatus } from "../live/live-status.tsx";
import { RefreshControl } from "../live/refresh-control.tsx";
import { useLiveOptions } from "../live/use-live-options.ts";
import { Screen } from "../shell/screen.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { PageButtons } from "../ui/page-buttons.tsx";
import { Panel } from "../ui/panel.tsx";
import { useDataTable } from "../ui/use-data-table.ts";
import {
  CategoryText,
  Flags,
  LanguageText,
  SESSION_COLUMNS,
  SentimentBadge,
  type SessionRow,
  Started,
} from "./session-columns.tsx";
import { SessionFilters } from "./session-filters.tsx";
import { useSessionsUrl } from "./sessions-url.ts";

const PAGE_SIZE = 50;

/** What came of it all: the sessions with what their analysis found. */
export function SessionList() {
  const { input, isFiltered, goTo } = useSessionsUrl();
  const options = { ...useLiveOptions(), placeholderData: keepPreviousData };
  const { data, error, refetch, isPlaceholderData } = trpc.sessions.list.useQuery(
    { ...input, limit: PAGE_SIZE },
    options,
  );
  const table = useDataTable<SessionRow>({ columns: SESSION_COLUMNS, rows: data?.rows, getRowId: ({ id }) => id });
  const hasFailed = error !== null && (data === undefined || isPlaceholderData);
  return (
    <Screen title="Sessions" actions={<RefreshControl />}>
      <SessionFilters />
      <Panel title="Sessions" aside={<LiveStatus asOf={data?.asOf} error={error} />}>
        {hasFailed ? (
          <ErrorState title="The sessions could not be loaded" detail={explainFailure(error)} onRetry={refetch} />
        ) : (
          <DataTable
            table={table}
            label="Sessions"
            isLoading={data === undefined}
            isStale={isPlaceholderData}
            rowHeight="double"
            minWidth="wide"
            rowHref={({ id }) => `/sessions/${id}`}
            empty={<NoSession isFiltered={isFiltered} />}
            renderCard={(session) => <SessionCard session={session} />}
          />
        )}
        <PageButtons previousCursor={data?.previousCursor} nextCursor={data?.nextCursor} onStep={goTo}>
          Latest first
        </PageButtons>
      </Panel>
    </Screen>
  );
}

function NoSession({ isFiltered }: { isFiltered: boolean }) {
  return (
    <EmptyState icon={SearchX} title={isFiltered ? "No session is like that" : "There is no session yet"}>
      {isFiltered
        ? "Clear the filters to see all sessions."
        : "Sessions come in with an import: upload a CSV, or give the address of one."}
    </EmptyState>
  );
}

function SessionCard({ session }: { session: SessionRow }) {
  return (
    <>
      {session.sentiment === null ? (
        <p className="text-ink-soft">Not analysed</p>
      ) : (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <SentimentBadge session={session} />
          <CategoryText session={session} />
          <LanguageText session={session} />
          <Flags session={session} />
        </div>
      )}
      {session.summary !== null && <p className="line-clamp-3 text-xs">{session.summary}</p>}
      <p className="text-xs text-ink-soft">
        <Started time={session.startTime} />
      </p>
    </>
  );
}
