import type { Metadata } from "next";
import { BatchesScreen } from "../../../console/batches/batches-screen.tsx";

export const metadata: Metadata = { title: "Batches" };

export default function BatchesPage() {
  return <BatchesScreen />;
}
