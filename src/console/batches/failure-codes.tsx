"use client";

import { formatCount } from "../ui/numbers.ts";
import { Pill } from "../ui/pill.tsx";
import type { BatchDetail } from "./batch.ts";

const KINDS = {
  retryable: "retried by itself",
  final: "final",
  configuration: "needs a setting",
} as const;

type FailureCodesProps = {
  failures: BatchDetail["failures"];
  chosen: string | null;
  onChoose: (code: string | null) => unknown;
};

/** What failed of a batch by code, in plain words; one may be chosen to see only its attempts. */
export function FailureCodes({ failures, chosen, onChoose }: FailureCodesProps) {
  return (
    <ul className="divide-y border-b">
      {failures.map(({ errorCode, count, meaning, kind }) => (
        <li key={errorCode}>
          <button
            type="button"
            aria-pressed={chosen === errorCode}
            onClick={() => onChoose(chosen === errorCode ? null : errorCode)}
            className="flex w-full flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-2 text-left text-sm -outline-offset-2 hover:bg-hover aria-pressed:bg-info-wash"
          >
            <span className="min-w-8 shrink-0 font-medium tabular-nums">{formatCount(count)}</span>
            <span className="font-mono text-xs">{errorCode}</span>
            <span className="min-w-0 grow basis-60 text-ink-soft">{meaning}</span>
            {kind !== null && <Pill>{KINDS[kind]}</Pill>}
          </button>
        </li>
      ))}
    </ul>
  );
}
