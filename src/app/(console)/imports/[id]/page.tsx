import type { Metadata } from "next";
import { ImportScreen } from "../../../../console/imports/import-screen.tsx";

type ImportPageProps = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: ImportPageProps): Promise<Metadata> {
  return { title: `Import ${(await params).id.slice(0, 8)}` };
}

export default async function ImportPage({ params }: ImportPageProps) {
  return <ImportScreen importRunId={(await params).id} />;
}
