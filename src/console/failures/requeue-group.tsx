"use client";

import { RequeueMatching } from "../requests/requeue-matching.tsx";
import { type FailureGroup, requestsOf } from "./failure-group.ts";

/** Nothing for those who may not requeue. */
export function RequeueGroup({ group, companyId }: { group: FailureGroup; companyId: string | null }) {
  return (
    <RequeueMatching
      filter={requestsOf(group, companyId)}
      label="Requeue group"
      description={`Requeue group: ${group.errorCode}`}
    />
  );
}
