"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { Repeat2 } from "lucide-react";
import { explainFailure } from "../api/failures.ts";
import { trpc } from "../api/trpc.ts";
import { LiveStatus } from "../live/live-status.tsx";
import { useLiveOptions } from "../live/use-live-options.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { formatCount } from "../ui/numbers.ts";
import { Panel } from "../ui/panel.tsx";
import { FailedAttemptItem } from "./failed-attempt-item.tsx";
import { FailedAttemptsSkeleton } from "./failed-attempts-skeleton.tsx";
import { useFailuresCompany } from "./failures-url.ts";

/** What went wrong lately, that which put itself right by another attempt too: a provider in trouble shows here first. */
export function FailedAttempts() {
  const [companyId] = useFailuresCompany();
  const options = { ...useLiveOptions(), placeholderData: keepPreviousData };
  const { data, error, refetch } = trpc.failures.attempts.useQuery({ companyId: companyId ?? undefined }, options);
  return (
    <Panel
      title="Failed attempts in the last 24 hours"
      count={data === undefined ? undefined : formatCount(data.codes.length)}
      aside={<LiveStatus asOf={data?.asOf} error={error} />}
    >
      {data === undefined &&
        (error === null ? (
          <FailedAttemptsSkeleton />
        ) : (
          <ErrorState title="The attempts could not be loaded" detail={explainFailure(error)} onRetry={refetch} />
        ))}
      {data?.codes.length === 0 && (
        <EmptyState icon={Repeat2} title="No attempt failed">
          Every answer of the last 24 hours could be used at once.
        </EmptyState>
      )}
      {data !== undefined && data.codes.length > 0 && (
        <ul className="divide-y">
          {data.codes.map((code) => (
            <FailedAttemptItem key={code.errorCode} code={code} companyId={companyId} asOf={data.asOf} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
