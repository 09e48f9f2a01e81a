"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { Building2, SearchX } from "lucide-react";
import { useMemo } from "react";
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
import { AddCompany } from "./add-company.tsx";
import { useCompaniesUrl } from "./companies-url.ts";
import { CompanyCard } from "./company-card.tsx";
import { companyColumns } from "./company-columns.tsx";
import { CompanyDrawer } from "./company-drawer.tsx";
import { CompanyFilters } from "./company-filters.tsx";

/** Whose sessions are analysed, with which model, and how much of it there is. */
export function CompaniesScreen() {
  const url = useCompaniesUrl();
  const options = { ...useLiveOptions(), placeholderData: keepPreviousData };
  const { data, error, isPlaceholderData, refetch } = trpc.companies.list.useQuery(url.input, options);
  const defaultModel = data?.defaultModel ?? "";
  const columns = useMemo(() => companyColumns(defaultModel), [defaultModel]);
  const table = useDataTable({ columns, rows: data?.rows, getRowId: ({ id }) => id });
  return (
    <Screen
      title="Companies"
      actions={
        <div className="flex flex-wrap items-center gap-2">
          <AddCompany />
          <RefreshControl />
        </div>
      }
    >
      <CompanyFilters url={url} />
      <Panel title="Companies, by name" aside={<LiveStatus asOf={data?.asOf} error={error} />}>
        {error !== null && data === undefined ? (
          <ErrorState title="The companies could not be loaded" detail={explainFailure(error)} onRetry={refetch} />
        ) : (
          <DataTable
            table={table}
            label="Companies"
            isLoading={data === undefined}
            isStale={isPlaceholderData}
            minWidth="wide"
            rowHref={({ id }) => `?company=${id}`}
            onOpen={({ id }) => url.open(id)}
            empty={<NoCompany isFiltered={url.isFiltered} />}
            renderCard={(company) => <CompanyCard company={company} defaultModel={defaultModel} />}
          />
        )}
        <PageButtons previousCursor={data?.previousCursor} nextCursor={data?.nextCursor} onStep={url.goTo} />
      </Panel>
      <CompanyDrawer companyId={url.openId} onClose={() => url.open(null)} />
    </Screen>
  );
}

function NoCompany({ isFiltered }: { isFiltered: boolean }) {
  return isFiltered ? (
    <EmptyState icon={SearchX} title="No company fits these filters">
      Clear the filters to see every company.
    </EmptyState>
  ) : (
    <EmptyState icon={Building2} title="There is no company yet">
      A company comes about with its first import, or with “Add a company”.
    </EmptyState>
  );
}
