"use client";

import { explainFailure } from "../api/failures.ts";
import { trpc } from "../api/trpc.ts";
import { CodeBlock } from "../ui/code-block.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { LongText } from "./long-text.tsx";

/** What the provider answered, and why it is no analysis. It never changes, so it is asked for once. */
export function AttemptAnswer({ requestId, attempt }: { requestId: string; attempt: number }) {
  const { data, error, refetch } = trpc.requests.answer.useQuery(
    { requestId, attempt },
    { staleTime: Number.POSITIVE_INFINITY },
  );
  if (data === undefined) {
    return error === null ? (
      <Skeleton className="h-32 w-full" />
    ) : (
      <ErrorState title="The answer could not be loaded" detail={explainFailure(error)} onRetry={refetch} />
    );
  }
  const { raw, analysis, mistake } = data;
  return (
    <div className="flex flex-col gap-2">
      {mistake !== null && (
        <div className="text-sm">
          <p className="text-xs text-ink-soft">What is wrong with it</p>
          <ul className="list-disc pl-5 wrap-anywhere">
            {mistake.split("; ").map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </div>
      )}
      {analysis !== null && <CodeBlock what="parsed analysis" content={analysis} />}
      <LongText what="raw response" text={raw} fileName={`response-${requestId}-${attempt}.json`} />
    </div>
  );
}
