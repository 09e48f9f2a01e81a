import type { ReactNode } from "react";
import { RefreshControl } from "../live/refresh-control.tsx";
import { Screen } from "../shell/screen.tsx";
import { TabLinks } from "../ui/tab-links.tsx";
import { SETTINGS_TABS } from "./settings-tabs.ts";

/** What surrounds each page of the settings. */
export function SettingsScreen({ actions, children }: { actions?: ReactNode; children: ReactNode }) {
  return (
    <Screen
      title="Settings"
      actions={
        <div className="flex flex-wrap items-center gap-2">
          {actions}
          <RefreshControl />
        </div>
      }
    >
      <TabLinks label="Settings" tabs={SETTINGS_TABS} />
      {children}
    </Screen>
  );
}
