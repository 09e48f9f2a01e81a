"use client";

import { explainFailure } from "../api/failures.ts";
import { trpc } from "../api/trpc.ts";
import { RefreshControl } from "../live/refresh-control.tsx";
import { useLiveOptions } from "../live/use-live-options.ts";
import { Screen } from "../shell/screen.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { Panel } from "../ui/panel.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { AnalysisPanel } from "./analysis-panel.tsx";
import { FactsPanel } from "./facts-panel.tsx";
import { ImportedPanel } from "./imported-panel.tsx";
import { SessionRequests } from "./session-requests.tsx";
import { StagesPanel } from "./stages-panel.tsx";
import { Transcript } from "./transcript.tsx";

/** One session: what was said, beside what the analysis made of it. */
export function SessionScreen({ id }: { id: string }) {
  const { data, error, refetch } = trpc.sessions.get.useQuery({ id }, useLiveOptions());
  const session = data?.session;
  if (session === undefined && error !== null) {
    return (
      <Screen title="Session">
        <Panel title="Session">
          <ErrorState title="The session could not be loaded" detail={explainFailure(error)} onRetry={refetch} />
        </Panel>
      </Screen>
    );
  }
  const live = { asOf: data?.asOf, error };
  return (
    <Screen title={session?.imported?.externalSessionId ?? "Session"} actions={<RefreshControl />}>
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_26rem] xl:grid-rows-[auto_1fr]">
        <div className="min-w-0 xl:col-start-2">
          {session === undefined ? (
            <Skeleton className="h-72 w-full rounded-xl" />
          ) : (
            <AnalysisPanel session={session} {...live} />
          )}
        </div>
        <div className="min-w-0 xl:col-start-1 xl:row-span-2 xl:row-start-1">
          <Transcript id={id} count={session?.messageCount} />
        </div>
        <div className="flex min-w-0 flex-col gap-4 xl:col-start-2">
          {session === undefined ? (
            <Skeleton className="h-48 w-full rounded-xl" />
          ) : (
            <>
              <SessionRequests session={session} {...live} />
              <StagesPanel session={session} {...live} />
              <FactsPanel session={session} />
              <ImportedPanel session={session} />
            </>
          )}
        </div>
      </div>
    </Screen>
  );
}
