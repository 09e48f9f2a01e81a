"use client";

import { Download } from "lucide-react";
import { BATCH_FILE_KINDS, type BatchFileKind } from "../../domain/batch-files.ts";
import { Button } from "../ui/button.tsx";
import { Panel } from "../ui/panel.tsx";
import { useToasts } from "../ui/toasts.tsx";
import type { BatchDetail } from "./batch.ts";
import { CopiedId } from "./copied-id.tsx";
import { downloadFile } from "./download-file.ts";

const LOOK = {
  input: { label: "Input", hint: "What was sent. Deleted at the provider a day after the batch has ended." },
  output: { label: "Output", hint: "The answers." },
  error: { label: "Error", hint: "The rows that the provider could not answer." },
} as const satisfies Record<BatchFileKind, { label: string; hint: string }>;

/** A batch's files at the provider, to download as they are. */
export function BatchFiles({ batch }: { batch: BatchDetail }) {
  const ids = { input: batch.inputFileId, output: batch.outputFileId, error: batch.errorFileId };
  return (
    <Panel title="Files">
      <ul className="divide-y">
        {BATCH_FILE_KINDS.map((kind) => (
          <li key={kind} className="flex items-center justify-between gap-3 px-4 py-2.5 text-sm">
            <div className="min-w-0">
              <p className="font-medium">{LOOK[kind].label}</p>
              <p className="text-xs text-ink-soft">{LOOK[kind].hint}</p>
              {ids[kind] === null ? (
                <p className="mt-0.5 text-xs text-ink-soft">There is none{batch.processedAt === null && " yet"}.</p>
              ) : (
                <CopiedId id={ids[kind]} what={`${kind} file id`} />
              )}
            </div>
            {ids[kind] !== null && <DownloadButton batchId={batch.id} kind={kind} />}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function DownloadButton({ batchId, kind }: { batchId: string; kind: BatchFileKind }) {
  const toasts = useToasts();
  const download = () => {
    downloadFile(`/api/admin/batches/${batchId}/files/${kind}`).catch((error: unknown) => {
      toasts.failure(`The ${kind} file could not be downloaded`, error instanceof Error ? error.message : error);
    });
  };
  return (
    <Button size="small" aria-label={`Download the ${kind} file`} onClick={download}>
      <Download aria-hidden className="size-3.5" />
      Download
    </Button>
  );
}
