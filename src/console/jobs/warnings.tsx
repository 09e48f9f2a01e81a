import type { inferRouterOutputs } from "@trpc/server";
import { CircleCheck } from "lucide-react";
import type { AppRouter } from "../../api/router.ts";
import { RelativeTime } from "../time/relative-time.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Pill } from "../ui/pill.tsx";
import { wordsOfWarning } from "./warning-words.ts";

type Warning = inferRouterOutputs<AppRouter>["jobs"]["workers"]["warnings"][number];

/** What the job system itself complains of. */
export function Warnings({ warnings }: { warnings: readonly Warning[] }) {
  if (warnings.length === 0) {
    return (
      <EmptyState icon={CircleCheck} title="No warnings">
        The workers tell here of slow queries, long queues and clocks that are off.
      </EmptyState>
    );
  }
  return (
    <ul className="divide-y">
      {warnings.map(({ id, type, message, data, at }) => {
        const { title, advice } = wordsOfWarning(type);
        return (
          <li key={id} className="flex flex-col gap-1 px-4 py-3 text-sm">
            <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
              <span className="flex items-center gap-2 font-medium">
                {title} <Pill tone="warning">{type}</Pill>
              </span>
              <span className="text-xs text-ink-soft">
                <RelativeTime time={at} />
              </span>
            </div>
            <p>{advice}</p>
            <p className="text-xs wrap-anywhere text-ink-soft">
              {message} {data === null || data === undefined ? "" : JSON.stringify(data)}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
