import { RefreshControl } from "../live/refresh-control.tsx";
import { Screen } from "../shell/screen.tsx";
import { BatchCounts } from "./batch-counts.tsx";
import { BatchesInFlight } from "./batches-in-flight.tsx";
import { Money } from "./money.tsx";
import { Notices } from "./notices.tsx";
import { RequestCounts } from "./request-counts.tsx";
import { Schedules } from "./schedules.tsx";
import { Throughput } from "./throughput.tsx";
import { TopFailures } from "./top-failures.tsx";

/**
 * Whether sessions are being analysed, at a glance: first what needs somebody, then how much there is of everything,
 * then how it goes over time, what fails, and what is under way.
 */
export function OverviewScreen() {
  return (
    <Screen title="Overview" actions={<RefreshControl />}>
      <Notices />
      <RequestCounts />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <Throughput />
          <TopFailures />
          <BatchesInFlight />
        </div>
        <div className="grid min-w-0 items-start gap-4 md:grid-cols-2 xl:grid-cols-1">
          <Money />
          <BatchCounts />
          <Schedules />
        </div>
      </div>
    </Screen>
  );
}
