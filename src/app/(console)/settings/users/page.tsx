import type { Metadata } from "next";
import { UsersPage } from "../../../../console/settings/users/users-page.tsx";

export const metadata: Metadata = { title: "Users" };

export default function UsersSettingsPage() {
  return <UsersPage />;
}
