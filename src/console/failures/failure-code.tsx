"use client";

import { explainFailureCode } from "../../domain/failure-explanation.ts";
import { StatusBadge } from "../ui/status-badge.tsx";
import { FAILURE_KIND_LOOK, PROVIDER_CODE_LOOK } from "./failure-kind-look.ts";

/** An error code and what kind of failure it is. */
export function FailureCode({ code }: { code: string }) {
  const { kind, isKnown } = explainFailureCode(code);
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <span className="font-mono text-sm font-medium wrap-anywhere">{code === "" ? "no code" : code}</span>
      {kind !== null && <StatusBadge look={FAILURE_KIND_LOOK[kind]} />}
      {!isKnown && <StatusBadge look={PROVIDER_CODE_LOOK} />}
    </span>
  );
}
