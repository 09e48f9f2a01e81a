"use client";

import Link from "next/link";
import { explainFailureCode } from "../../domain/failure-explanation.ts";
import { FailureCode } from "../failures/failure-code.tsx";
import { type FailureGroup, requestsOf } from "../failures/failure-group.ts";
import { FailureTrend } from "../failures/failure-trend.tsx";
import { RequeueGroup } from "../failures/requeue-group.tsx";
import { requestsHref } from "../requests/requests-href.ts";
import { formatCount } from "../ui/numbers.ts";

/** One group as a line: how many, what, and the way to put it right. */
export function TopFailure({ group, asOf }: { group: FailureGroup; asOf: Date }) {
  const { errorCode, count, sampleMessage } = group;
  return (
    <li className="flex min-h-17 flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
      <Link
        href={requestsHref(requestsOf(group, null))}
        prefetch={false}
        className="min-w-14 text-lg font-semibold tracking-tight tabular-nums underline-offset-4 hover:underline"
      >
        {formatCount(count)}
        <span className="sr-only"> failed requests with {errorCode}</span>
      </Link>
      <div className="min-w-0 grow basis-48">
        <FailureCode code={errorCode} />
        <p className="truncate text-sm text-ink-soft">{sampleMessage ?? explainFailureCode(errorCode).meaning}</p>
      </div>
      <div className="ml-auto flex items-center gap-4">
        <span className="hidden sm:block">
          <FailureTrend group={group} asOf={asOf} />
        </span>
        <RequeueGroup group={group} companyId={null} />
      </div>
    </li>
  );
}
