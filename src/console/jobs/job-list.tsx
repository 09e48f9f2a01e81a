"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { SearchX } from "lucide-react";
import { explainFailure } from "../api/failures.ts";
import { trpc } from "../api/trpc.ts";
import { LiveStatus } from "../live/live-status.tsx";
import { useLiveOptions } from "../live/use-live-options.ts";
import { RelativeTime } from "../time/relative-time.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { KeyValues } from "../ui/key-values.tsx";
import { PageButtons, type PageStep } from "../ui/page-buttons.tsx";
import { Panel } from "../ui/panel.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import { useDataTable } from "../ui/use-data-table.ts";
import { JOB_COLUMNS, type JobRow, Retries, Subject, Took } from "./job-columns.tsx";
import { JobDrawer } from "./job-drawer.tsx";
import { JobFilters } from "./job-filters.tsx";
import { useJobListUrl } from "./job-list-url.ts";
import { lookOfJob } from "./job-look.ts";

const PAGE_SIZE = 50;

/** The jobs of all queues or one, newest first. */
export function JobList() {
  const [url, setUrl] = useJobListUrl();
  const { queue, state, cursor, edge } = url;
  const input = {
    limit: PAGE_SIZE,
    queue: queue ?? undefined,
    state: state ?? undefined,
    cursor: cursor ?? undefined,
    edge: edge ?? undefined,
  };
  const options = { ...useLiveOptions(), placeholderData: keepPreviousData };
  const { data, error, refetch, isPlaceholderData } = trpc.jobs.list.useQuery(input, options);
  const table = useDataTable<JobRow>({ columns: JOB_COLUMNS, rows: data?.rows, getRowId: ({ id }) => id });
  const hasFailed = error !== null && (data === undefined || isPlaceholderData);
  const step = (to: PageStep) =>
    setUrl({
      cursor: typeof to === "object" ? to.cursor : null,
      edge: to === "last" ? "last" : null,
    });
  return (
    <>
      <JobFilters />
      <Panel title="Jobs" aside={<LiveStatus asOf={data?.asOf} error={error} />}>
        {hasFailed ? (
          <ErrorState title="The jobs could not be loaded" detail={explainFailure(error)} onRetry={refetch} />
        ) : (
          <DataTable
            table={table}
            label="Jobs"
            isLoading={data === undefined}
            isStale={isPlaceholderData}
            rowHeight="double"
            minWidth="wide"
            onOpen={({ id }) => setUrl({ job: id }, { history: "push" })}
            empty={
              <EmptyState icon={SearchX} title="No job is like that">
                {queue === null && state === null
                  ? "Jobs come about as soon as a worker runs."
                  : "Clear the filters to see all jobs. What is long done is deleted."}
              </EmptyState>
            }
            renderCard={(job) => <JobCard job={job} />}
          />
        )}
        <PageButtons previousCursor={data?.previousCursor} nextCursor={data?.nextCursor} onStep={step}>
          Newest first
        </PageButtons>
      </Panel>
      <JobDrawer id={url.job} onClose={() => setUrl({ job: null })} />
    </>
  );
}

function JobCard({ job }: { job: JobRow }) {
  return (
    <>
      <div>
        <StatusBadge look={lookOfJob(job)} />
      </div>
      <KeyValues
        columns={3}
        items={[
          { label: "Created", value: <RelativeTime time={job.createdAt} /> },
          { label: "Ran for", value: <Took job={job} /> },
          { label: "Retries", value: <Retries job={job} /> },
          { label: "About", value: <Subject subject={job.subject} /> },
        ]}
      />
      {job.error !== null && <p className="line-clamp-2 text-xs text-danger-ink">{job.error}</p>}
    </>
  );
}
