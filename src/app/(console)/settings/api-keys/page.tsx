import type { Metadata } from "next";
import { KeysPage } from "../../../../console/settings/keys/keys-page.tsx";

export const metadata: Metadata = { title: "API keys" };

export default function ApiKeysSettingsPage() {
  return <KeysPage />;
}
