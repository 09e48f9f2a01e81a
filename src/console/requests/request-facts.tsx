"use client";

import Link from "next/link";
import type { ReactNode } from "react";
import { BatchLink } from "../batches/batch-link.tsx";
import { BATCH_STATUS_LOOK } from "../status-look.ts";
import { RelativeTime } from "../time/relative-time.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { KeyValues } from "../ui/key-values.tsx";
import { LINK } from "../ui/link-look.ts";
import { formatCount } from "../ui/numbers.ts";
import { StatusBadge } from "../ui/status-badge.tsx";
import type { RequestDetail } from "./request-detail.ts";

/** Whose it is, where it stands, and the ids that others know it by. */
export function RequestFacts({ request }: { request: RequestDetail }) {
  const { id, sessionId, externalSessionId, batch, openaiRequestId, attempt } = request;
  return (
    <KeyValues
      items={[
        { label: "Request", value: <CopiableId id={id} what="request id" /> },
        {
          label: "Session",
          value: (
            <CopiableId id={sessionId} what="session id">
              <Link href={`/sessions/${sessionId}`} prefetch={false} className={LINK}>
                {sessionId}
              </Link>
            </CopiableId>
          ),
        },
        {
          label: "External id",
          value: externalSessionId && <CopiableId id={externalSessionId} what="external id" />,
        },
        {
          label: "Batch",
          value: batch && (
            <span className="flex flex-wrap items-center gap-x-2">
              <BatchLink id={batch.id} />
              <CopyButton text={batch.id} what="batch id" />
              <StatusBadge look={BATCH_STATUS_LOOK[batch.status]} />
            </span>
          ),
        },
        { label: "Company", value: request.companyName },
        { label: "Model", value: <span className="font-mono text-xs">{request.model}</span> },
        { label: "Attempt", value: formatCount(attempt) },
        { label: "Service tier", value: request.serviceTier },
        { label: "Requested", value: <RelativeTime time={request.requestedAt} /> },
        { label: "Ended", value: request.completedAt && <RelativeTime time={request.completedAt} /> },
        {
          label: "The provider's request id",
          value: openaiRequestId && <CopiableId id={openaiRequestId} what="provider's request id" />,
        },
        { label: "Prompt version", value: formatCount(request.promptVersion) },
      ]}
    />
  );
}

function CopiableId({ id, what, children = id }: { id: string; what: string; children?: ReactNode }) {
  return (
    <span className="flex items-center gap-1">
      <span className="min-w-0 font-mono text-xs wrap-anywhere">{children}</span>
      <CopyButton text={id} what={what} />
    </span>
  );
}
