"use client";

import type { inferRouterOutputs } from "@trpc/server";
import Link from "next/link";
import type { AppRouter } from "../../api/router.ts";
import { FAILED_REQUEST_STATUS } from "../../domain/request-status.ts";
import { describeTrend } from "../charts/describe-trend.ts";
import { Sparkline } from "../charts/sparkline.tsx";
import { requestsHref } from "../requests/requests-href.ts";
import { formatCount, formatEur } from "../ui/numbers.ts";
import { FailureCode } from "./failure-code.tsx";

type FailedAttempts = inferRouterOutputs<AppRouter>["failures"]["attempts"]["codes"][number];

type FailedAttemptItemProps = { code: FailedAttempts; companyId: string | null; asOf: Date };

/** How often attempts ended with one code, what that cost, and whether requests are left that did not get over it. */
export function FailedAttemptItem({ code, companyId, asOf }: FailedAttemptItemProps) {
  const { errorCode, meaning, attemptCount, costEur, failedRequestCount, trend } = code;
  const href = requestsHref({ status: FAILED_REQUEST_STATUS, errorCode, companyId: companyId ?? undefined });
  return (
    <li className="grid gap-x-8 gap-y-3 px-4 py-3 lg:grid-cols-[minmax(0,1fr)_18rem]">
      <div className="flex min-w-0 flex-col gap-1">
        <FailureCode code={errorCode} />
        <p className="text-sm text-ink-soft">{meaning}</p>
      </div>
      <div className="flex items-center justify-between gap-4 text-sm">
        <span>
          <span className="block font-medium tabular-nums">
            {formatCount(attemptCount)} {attemptCount === 1 ? "attempt" : "attempts"}
            {costEur > 0 && <span className="font-normal text-ink-soft"> · {formatEur(costEur)}</span>}
          </span>
          {failedRequestCount === 0 ? (
            <span className="text-xs text-ink-soft">No request left failed</span>
          ) : (
            <Link href={href} prefetch={false} className="text-xs text-ink-soft underline underline-offset-2">
              {formatCount(failedRequestCount)} {failedRequestCount === 1 ? "request" : "requests"} still failed
            </Link>
          )}
        </span>
        <Sparkline values={trend} description={`Failed attempts with ${errorCode}: ${describeTrend(trend, asOf)}`} />
      </div>
    </li>
  );
}
