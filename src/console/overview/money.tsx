"use client";

import { keepPreviousData } from "@tanstack/react-query";
import { explainFailure } from "../api/failures.ts";
import { trpc } from "../api/trpc.ts";
import { LiveStatus } from "../live/live-status.tsx";
import { useLiveOptions } from "../live/use-live-options.ts";
import { ErrorState } from "../ui/error-state.tsx";
import { Panel } from "../ui/panel.tsx";
import { MoneyFigures } from "./money-figures.tsx";
import { useStatsWindow } from "./overview-url.ts";
import { WINDOW_LOOK } from "./window-look.ts";

/** What the analysis cost, and what the Batch API saved. */
export function Money() {
  const [window] = useStatsWindow();
  const options = { ...useLiveOptions(), placeholderData: keepPreviousData };
  const { data, error, refetch } = trpc.stats.money.useQuery({ window }, options);
  return (
    <Panel title="Money" count={WINDOW_LOOK[window].label} aside={<LiveStatus asOf={data?.asOf} error={error} />}>
      {error !== null && data === undefined ? (
        <ErrorState title="The costs could not be loaded" detail={explainFailure(error)} onRetry={refetch} />
      ) : (
        <MoneyFigures money={data} />
      )}
    </Panel>
  );
}
