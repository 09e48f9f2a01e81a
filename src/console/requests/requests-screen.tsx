import { RefreshControl } from "../live/refresh-control.tsx";
import { Screen } from "../shell/screen.tsx";
import { RequestList } from "./request-list.tsx";

/** Every request: found, looked into, and requeued where it failed. */
export function RequestsScreen() {
  return (
    <Screen title="Requests" actions={<RefreshControl />}>
      <RequestList />
    </Screen>
  );
}
