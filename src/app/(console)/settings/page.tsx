import { redirect } from "next/navigation";
import { SETTINGS_TABS } from "../../../console/settings/settings-tabs.ts";

export default function SettingsPage() {
  redirect(SETTINGS_TABS[0].href);
}
