import type { Metadata } from "next";
import { SessionScreen } from "../../../../console/sessions/session-screen.tsx";

export const metadata: Metadata = { title: "Session" };

export default async function SessionPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <SessionScreen id={id} />;
}
