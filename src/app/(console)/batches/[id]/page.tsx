import type { Metadata } from "next";
import { BatchScreen } from "../../../../console/batches/batch-screen.tsx";

type BatchPageProps = { params: Promise<{ id: string }> };

export async function generateMetadata({ params }: BatchPageProps): Promise<Metadata> {
  return { title: `Batch ${(await params).id.slice(0, 8)}` };
}

export default async function BatchPage({ params }: BatchPageProps) {
  return <BatchScreen batchId={(await params).id} />;
}
