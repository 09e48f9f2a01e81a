"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { FileDown, SearchX } from "lucide-react";
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
import { IMPORT_COLUMNS, ImportCard } from "./import-columns.tsx";
import { ImportFilters } from "./import-filters.tsx";
import { importHref } from "./import-run.ts";
import { useImportsUrl } from "./imports-url.ts";
import { NewImport } from "./new-import.tsx";

/** Where sessions come in: every import there was, whoever began it. */
export function ImportsScreen() {
  const url = useImportsUrl();
  const options = { ...useLiveOptions(), placeholderData: keepPreviousData };
  const { data, error, isPlaceholderData, refetch } = trpc.imports.list.useQuery(url.input, options);
  const table = useDataTable({ columns: IMPORT_COLUMNS, rows: data?.rows, getRowId: ({ id }) => id });
  return (
    <Screen
      title="Imports"
      actions={
        <div className="flex flex-wrap items-center gap-2">
          <NewImport />
          <RefreshControl />
        </div>
      }
    >
      <ImportFilters url={url} />
      <Panel title="Imports, newest first" aside={<LiveStatus asOf={data?.asOf} error={error} />}>
        {error !== null && data === undefined ? (
          <ErrorState title="The imports could not be loaded" detail={explainFailure(error)} onRetry={refetch} />
        ) : (
          <DataTable
            table={table}
            label="Imports"
            isLoading={data === undefined}
            isStale={isPlaceholderData}
            rowHeight="double"
            rowHref={({ id }) => importHref(id)}
            empty={<NoImport isFiltered={url.isFiltered} />}
            renderCard={(run) => <ImportCard run={run} />}
          />
        )}
        <PageButtons previousCursor={data?.previousCursor} nextCursor={data?.nextCursor} onStep={url.goTo} />
      </Panel>
    </Screen>
  );
}

function NoImport({ isFiltered }: { isFiltered: boolean }) {
  return isFiltered ? (
    <EmptyState icon={SearchX} title="No import fits these filters">
      Clear the filters to see every import.
    </EmptyState>
  ) : (
    <EmptyState icon={FileDown} title="Nothing has been imported yet">
      Begin with “New import”: upload a legacy CSV, or give the address of one. A script can do the same with{" "}
      <code className="font-mono text-xs">livedash import</code>.
    </EmptyState>
  );
}
