"use client";

import Link from "next/link";
import { requestsHref } from "../requests/requests-href.ts";
import { formatDuration } from "../time/format-duration.ts";
import { RelativeTime } from "../time/relative-time.tsx";
import { formatBytes } from "../ui/format-bytes.ts";
import { KeyValues } from "../ui/key-values.tsx";
import { formatCount } from "../ui/numbers.ts";
import { Panel } from "../ui/panel.tsx";
import type { BatchDetail } from "./batch.ts";
import { costOf } from "./batch-columns.tsx";
import { BatchDeadline } from "./batch-deadline.tsx";
import { CopiedId } from "./copied-id.tsx";

/** What a batch is: whose, of which model, how large, how dear. */
export function BatchFacts({ batch }: { batch: BatchDetail }) {
  const { companyId, companyName, submittedAt, completedAt, lastPolledAt } = batch;
  const duration = submittedAt === null || completedAt === null ? null : completedAt.getTime() - submittedAt.getTime();
  const company = (
    <Link href={requestsHref({ companyId })} className="underline decoration-line-strong underline-offset-4">
      {companyName}
    </Link>
  );
  return (
    <Panel title="Facts">
      <div className="px-4 py-3">
        <KeyValues
          columns={3}
          items={[
            { label: "Company", value: company },
            { label: "Model", value: <span className="font-mono text-xs">{batch.model}</span> },
            { label: "Batch id", value: <CopiedId id={batch.id} what="batch id" /> },
            { label: "Provider batch id", value: <CopiedId id={batch.openaiBatchId} what="provider batch id" /> },
            { label: "Cost", value: costOf(batch) },
            { label: "Time at the provider", value: duration === null ? null : formatDuration(duration) },
            {
              label: "Tokens in · out",
              value: `${formatCount(batch.promptTokens)} · ${formatCount(batch.completionTokens)}`,
            },
            { label: "Estimated tokens in", value: formatCount(batch.estimatedInputTokens) },
            { label: "Input file", value: batch.inputBytes === 0 ? null : formatBytes(batch.inputBytes) },
            { label: "Deadline", value: <BatchDeadline batch={batch} /> },
            { label: "Last polled", value: lastPolledAt && <RelativeTime time={lastPolledAt} /> },
          ]}
        />
      </div>
    </Panel>
  );
}
