"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { CircleCheck } from "lucide-react";
import { explainFailure } from "../api/failures.ts";
import { trpc } from "../api/trpc.ts";
import { LiveStatus } from "../live/live-status.tsx";
import { useLiveOptions } from "../live/use-live-options.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { formatCount } from "../ui/numbers.ts";
import { Panel } from "../ui/panel.tsx";
import { FailureItem } from "./failure-item.tsx";
import { FailuresSkeleton } from "./failures-skeleton.tsx";
import { useFailuresCompany } from "./failures-url.ts";

/** As many groups as the screen shows; what is rarer is found among the requests. */
const MOST = 100;

/** What fails, the most frequent first. */
export function FailureList() {
  const [companyId] = useFailuresCompany();
  const options = { ...useLiveOptions(), placeholderData: keepPreviousData };
  const input = { companyId: companyId ?? undefined, limit: MOST };
  const { data, error, refetch } = trpc.failures.list.useQuery(input, options);
  return (
    <Panel
      title="Failed requests by error"
      count={data === undefined ? undefined : countText(data.groups.length)}
      aside={<LiveStatus asOf={data?.asOf} error={error} />}
    >
      {data === undefined &&
        (error === null ? (
          <FailuresSkeleton />
        ) : (
          <ErrorState title="The failures could not be loaded" detail={explainFailure(error)} onRetry={refetch} />
        ))}
      {data?.groups.length === 0 && (
        <EmptyState icon={CircleCheck} title="Nothing fails">
          {companyId === null ? "No request" : "No request of this company"} has failed, or all that did were requeued.
        </EmptyState>
      )}
      {data !== undefined && data.groups.length > 0 && (
        <ul className="divide-y">
          {data.groups.map((group) => (
            <FailureItem
              key={`${group.errorCode} ${group.messageGroup}`}
              group={group}
              companyId={companyId}
              asOf={data.asOf}
            />
          ))}
        </ul>
      )}
    </Panel>
  );
}

/** The list ends at its limit: there may be more. */
function countText(count: number): string {
  return count < MOST ? formatCount(count) : `${MOST} most frequent`;
}
