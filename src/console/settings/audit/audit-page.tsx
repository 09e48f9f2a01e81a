"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { ScrollText, SearchX } from "lucide-react";
import { explainFailure } from "../../api/failures.ts";
import { trpc } from "../../api/trpc.ts";
import { LiveStatus } from "../../live/live-status.tsx";
import { useLiveOptions } from "../../live/use-live-options.ts";
import { RelativeTime } from "../../time/relative-time.tsx";
import { DataTable } from "../../ui/data-table.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { PageButtons } from "../../ui/page-buttons.tsx";
import { Panel } from "../../ui/panel.tsx";
import { useDataTable } from "../../ui/use-data-table.ts";
import { SettingsScreen } from "../settings-screen.tsx";
import { AUDIT_COLUMNS } from "./audit-columns.tsx";
import { AuditDrawer } from "./audit-drawer.tsx";
import { AuditFilters } from "./audit-filters.tsx";
import { useAuditUrl } from "./audit-url.ts";

/** Who changed what, when, and how much it touched. */
export function AuditPage() {
  const url = useAuditUrl();
  const options = { ...useLiveOptions(), placeholderData: keepPreviousData };
  const { data, error, isPlaceholderData, refetch } = trpc.audit.list.useQuery(url.input, options);
  const table = useDataTable({ columns: AUDIT_COLUMNS, rows: data?.rows, getRowId: ({ id }) => id });
  return (
    <SettingsScreen>
      <AuditFilters url={url} />
      <Panel title="Changes, newest first" aside={<LiveStatus asOf={data?.asOf} error={error} />}>
        {error !== null && data === undefined ? (
          <ErrorState title="The audit log could not be loaded" detail={explainFailure(error)} onRetry={refetch} />
        ) : (
          <DataTable
            table={table}
            label="Audit log"
            isLoading={data === undefined}
            isStale={isPlaceholderData}
            rowHeight="double"
            minWidth="narrow"
            onOpen={({ id }) => url.open(id)}
            empty={url.isFiltered ? <NothingFits /> : <NothingYet />}
            renderCard={(entry) => (
              <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-ink-soft">
                <span className="break-words">{entry.actorLabel}</span>
                <RelativeTime time={entry.at} />
              </div>
            )}
          />
        )}
        <PageButtons previousCursor={data?.previousCursor} nextCursor={data?.nextCursor} onStep={url.goTo} />
      </Panel>
      <AuditDrawer id={url.entry} onClose={() => url.open(null)} />
    </SettingsScreen>
  );
}

function NothingFits() {
  return (
    <EmptyState icon={SearchX} title="No change fits these filters">
      Clear the filters to see every change.
    </EmptyState>
  );
}

function NothingYet() {
  return (
    <EmptyState icon={ScrollText} title="Nothing has been changed yet">
      Whatever somebody changes here, by an API key or on the command line is written down.
    </EmptyState>
  );
}
