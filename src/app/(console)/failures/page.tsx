import type { Metadata } from "next";
import { FailuresScreen } from "../../../console/failures/failures-screen.tsx";

export const metadata: Metadata = { title: "Failures" };

export default function FailuresPage() {
  return <FailuresScreen />;
}
