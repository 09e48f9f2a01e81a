import type { Metadata } from "next";
import { CompaniesScreen } from "../../../console/companies/companies-screen.tsx";

export const metadata: Metadata = { title: "Companies" };

export default function CompaniesPage() {
  return <CompaniesScreen />;
}
