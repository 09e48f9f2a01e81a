"use client";

import { Lightbulb } from "lucide-react";
import Link from "next/link";
import { explainFailureCode } from "../../domain/failure-explanation.ts";
import { requestsHref } from "../requests/requests-href.ts";
import { RelativeTime } from "../time/relative-time.tsx";
import { formatCount } from "../ui/numbers.ts";
import { FailureCode } from "./failure-code.tsx";
import { type FailureGroup, requestsOf } from "./failure-group.ts";
import { FailureTrend } from "./failure-trend.tsx";
import { RequeueGroup } from "./requeue-group.tsx";

type FailureItemProps = { group: FailureGroup; companyId: string | null; asOf: Date };

/** One group: what it means and what to do at the left, how many and the way to them at the right. */
export function FailureItem({ group, companyId, asOf }: FailureItemProps) {
  const { errorCode, count, sampleRequestId, sampleMessage, lastFailedAt } = group;
  const { meaning, advice } = explainFailureCode(errorCode);
  const filter = requestsOf(group, companyId);
  return (
    <li className="grid gap-x-8 gap-y-4 px-4 py-4 lg:grid-cols-[minmax(0,1fr)_18rem]">
      <div className="flex min-w-0 flex-col gap-2">
        <FailureCode code={errorCode} />
        <p>{meaning}</p>
        <p className="flex gap-2 text-sm text-ink-soft">
          <Lightbulb aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>
            <span className="sr-only">What to do: </span>
            {advice}
          </span>
        </p>
        {sampleMessage !== null && (
          <figure className="mt-1 border-l-2 border-line-strong pl-3 text-sm">
            <blockquote className="line-clamp-3 font-mono text-xs wrap-anywhere">{sampleMessage}</blockquote>
            {sampleRequestId !== null && (
              <figcaption className="mt-1 text-xs text-ink-soft">
                <Link
                  href={requestsHref(filter, sampleRequestId)}
                  prefetch={false}
                  className="underline underline-offset-2"
                >
                  The request that says so
                </Link>
              </figcaption>
            )}
          </figure>
        )}
      </div>
      <div className="flex flex-col gap-3">
        <div className="flex items-end justify-between gap-4">
          <Link href={requestsHref(filter)} prefetch={false} className="group/count rounded-sm">
            <span className="block text-2xl leading-8 font-semibold tracking-tight tabular-nums">
              {formatCount(count)}
            </span>
            <span className="text-xs text-ink-soft underline underline-offset-2 group-hover/count:text-ink">
              {count === 1 ? "failed request" : "failed requests"}
            </span>
          </Link>
          <FailureTrend group={group} asOf={asOf} />
        </div>
        <div className="flex flex-wrap items-center justify-between gap-2">
          <span className="text-xs text-ink-soft">
            {lastFailedAt !== null && (
              <>
                Last seen <RelativeTime time={lastFailedAt} />
              </>
            )}
          </span>
          <RequeueGroup group={group} companyId={companyId} />
        </div>
      </div>
    </li>
  );
}
