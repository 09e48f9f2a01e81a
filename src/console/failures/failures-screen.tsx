import { RefreshControl } from "../live/refresh-control.tsx";
import { Screen } from "../shell/screen.tsx";
import { CompanyFilter } from "./company-filter.tsx";
import { FailedAttempts } from "./failed-attempts.tsx";
import { FailureList } from "./failure-list.tsx";

/** What fails, why, and what can be done about it. */
export function FailuresScreen() {
  return (
    <Screen title="Failures" actions={<RefreshControl />}>
      <CompanyFilter />
      <FailureList />
      <FailedAttempts />
    </Screen>
  );
}
