import type { Metadata } from "next";
import { AuditPage } from "../../../../console/settings/audit/audit-page.tsx";

export const metadata: Metadata = { title: "Audit log" };

export default function AuditSettingsPage() {
  return <AuditPage />;
}
