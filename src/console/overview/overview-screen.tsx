import { RefreshControl } from "../live/refresh-control.tsx";
import { Screen } from "../shell/screen.tsx";
import { BatchesInFlight } from "./batches-in-flight.tsx";
import { Notices } from "./notices.tsx";
import { RequestCounts } from "./request-counts.tsx";
import { Schedules } from "./schedules.tsx";

/** Whether sessions are being analysed, at a glance. */
export function OverviewScreen() {
  return (
    <Screen title="Overview" actions={<RefreshControl />}>
      <Notices />
      <RequestCounts />
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_20rem]">
        <BatchesInFlight />
        <Schedules />
      </div>
    </Screen>
  );
}
