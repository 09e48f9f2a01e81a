"use client";

import { REQUEST_STATUSES, toRestStatus } from "../../domain/request-status.ts";
import { explainFailure } from "../api/failures.ts";
import { trpc } from "../api/trpc.ts";
import { LiveStatus } from "../live/live-status.tsx";
import { useLiveOptions } from "../live/use-live-options.ts";
import { ErrorState } from "../ui/error-state.tsx";
import { Panel } from "../ui/panel.tsx";
import { RequestCount } from "./request-count.tsx";
import { RequestShares } from "./request-shares.tsx";

/** How many requests have each of the four statuses. */
export function RequestCounts() {
  const { data, error, refetch } = trpc.requests.summarize.useQuery(undefined, useLiveOptions());
  if (data === undefined && error !== null) {
    return (
      <Panel title="Requests by status">
        <ErrorState title="The counts could not be loaded" detail={explainFailure(error)} onRetry={refetch} />
      </Panel>
    );
  }
  const counts = REQUEST_STATUSES.map((status) => ({ status, count: data?.summary[toRestStatus(status)] }));
  const total = counts.reduce((sum, { count = 0 }) => sum + count, 0);
  return (
    <Panel title="Requests by status" aside={<LiveStatus asOf={data?.asOf} error={error} />}>
      <dl className="grid grid-cols-2 gap-px bg-line md:grid-cols-4">
        {counts.map(({ status, count }) => (
          <RequestCount key={status} status={status} count={count} total={total} />
        ))}
      </dl>
      <RequestShares counts={counts} total={total} />
    </Panel>
  );
}
