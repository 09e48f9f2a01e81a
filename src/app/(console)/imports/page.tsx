import type { Metadata } from "next";
import { ImportsScreen } from "../../../console/imports/imports-screen.tsx";

export const metadata: Metadata = { title: "Imports" };

export default function ImportsPage() {
  return <ImportsScreen />;
}
