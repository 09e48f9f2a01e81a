import type { Metadata } from "next";
import { RequestsScreen } from "../../../console/requests/requests-screen.tsx";

export const metadata: Metadata = { title: "Requests" };

export default function RequestsPage() {
  return <RequestsScreen />;
}
