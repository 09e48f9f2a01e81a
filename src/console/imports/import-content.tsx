"use client";

import Link from "next/link";
import { isImportComplete } from "../../domain/import-run.ts";
import { requestsHref } from "../requests/requests-href.ts";
import { formatExactTime } from "../time/format-time.ts";
import { RelativeTime } from "../time/relative-time.tsx";
import { Banner } from "../ui/banner.tsx";
import { formatBytes } from "../ui/format-bytes.ts";
import { KeyValues } from "../ui/key-values.tsx";
import { MetricTile } from "../ui/metric-tile.tsx";
import { formatCount } from "../ui/numbers.ts";
import { Panel } from "../ui/panel.tsx";
import { StatusBadge } from "../ui/status-badge.tsx";
import { SOURCE_LOOK } from "./import-columns.tsx";
import { lookOf } from "./import-look.ts";
import { ImportProgress } from "./import-progress.tsx";
import type { ImportDetail } from "./import-run.ts";
import { RejectedLines } from "./rejected-lines.tsx";

const LINK = "underline decoration-line-strong underline-offset-4 hover:decoration-current";

export function ImportContent({ run }: { run: ImportDetail }) {
  const { status, errorMessage, companyId } = run;
  return (
    <>
      {errorMessage !== null && (
        <Banner tone="danger" title="The import failed">
          {errorMessage}
        </Banner>
      )}
      <Panel
        title="What came of it"
        aside={
          <span className="flex flex-wrap gap-x-4">
            <Link href={`/sessions?company=${companyId}`} className={LINK}>
              The company’s sessions
            </Link>
            <Link href={requestsHref({ companyId })} className={LINK}>
              Its requests
            </Link>
          </span>
        }
      >
        <dl className="grid grid-cols-2 gap-px bg-line md:grid-cols-4">
          <MetricTile label="New sessions" value={formatCount(run.sessionCount)} />
          <MetricTile label="New requests" value={formatCount(run.requestCount)} />
          <MetricTile label="Known already" value={formatCount(run.duplicateCount)} />
          <MetricTile label="Rejected lines" value={formatCount(run.rejectedCount)} />
        </dl>
        <div className="flex flex-col gap-4 border-t p-4">
          {run.finishedAt === null && <ImportProgress run={run} />}
          <KeyValues columns={3} items={factsOf(run)} />
        </div>
      </Panel>
      <RejectedLines importRunId={run.id} count={run.rejectedCount} isOver={isImportComplete(status)} />
    </>
  );
}

function factsOf(run: ImportDetail) {
  const { label } = SOURCE_LOOK[run.sourceKind];
  return [
    { label: "Status", value: <StatusBadge look={lookOf(run)} /> },
    { label, value: <span className="font-mono text-xs break-all">{run.source}</span> },
    { label: "Size", value: run.totalBytes === null ? null : formatBytes(run.totalBytes) },
    ...(run.sourceKind === "UPLOAD"
      ? [{ label: "Transcripts relative to", value: run.transcriptBaseUrl ?? "Nothing was given" }]
      : []),
    { label: "Asked for by", value: run.actorLabel },
    { label: "Asked for", value: <RelativeTime time={run.createdAt} /> },
    { label: "Ended", value: run.finishedAt === null ? null : formatExactTime(run.finishedAt) },
    ...(run.attempt > 1 ? [{ label: "Begun", value: `${run.attempt} times: it was broken off, and went on` }] : []),
  ];
}
