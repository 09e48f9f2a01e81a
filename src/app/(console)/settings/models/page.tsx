import type { Metadata } from "next";
import { ModelsPage } from "../../../../console/settings/models/models-page.tsx";

export const metadata: Metadata = { title: "Models & prices" };

export default function ModelsSettingsPage() {
  return <ModelsPage />;
}
