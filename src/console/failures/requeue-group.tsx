"use client";

import type { FailureGroup } from "./failure-group.ts";

/** Nothing for those who may not requeue. */
export function RequeueGroup(_: { group: FailureGroup; companyId: string | null }) {
  return null;
}
