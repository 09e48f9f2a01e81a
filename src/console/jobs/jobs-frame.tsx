import type { ReactNode } from "react";
import { RefreshControl } from "../live/refresh-control.tsx";
import { Screen } from "../shell/screen.tsx";
import { TabLinks } from "../ui/tab-links.tsx";

const TABS = [
  { label: "Queues", href: "/jobs" },
  { label: "Jobs", href: "/jobs/list" },
  { label: "Schedules", href: "/jobs/schedules" },
  { label: "Workers", href: "/jobs/workers" },
] as const;

/** What all pages about jobs have in common. */
export function JobsFrame({ children }: { children: ReactNode }) {
  return (
    <Screen title="Jobs" actions={<RefreshControl />}>
      <TabLinks label="Jobs" tabs={TABS} />
      {children}
    </Screen>
  );
}
