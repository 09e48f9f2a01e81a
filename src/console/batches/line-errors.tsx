"use client";

import Link from "next/link";
import { requestsHref } from "../requests/requests-href.ts";
import { formatCount } from "../ui/numbers.ts";
import { Panel } from "../ui/panel.tsx";
import type { BatchDetail } from "./batch.ts";

/** Why the provider refused the input file, line by line, each leading to its request where that is known. */
export function LineErrors({ batch: { lineErrors, lineErrorCount } }: { batch: BatchDetail }) {
  if (lineErrorCount === 0) return null;
  const isCut = lineErrorCount > lineErrors.length;
  return (
    <Panel title="Errors by line" count={formatCount(lineErrorCount)} aside={isCut && `first ${lineErrors.length}`}>
      <ul className="max-h-96 divide-y overflow-y-auto">
        {withPlaces(lineErrors).map(({ place, line, code, message, param, requestId }) => (
          <li key={place} className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-2 text-sm">
            <span className="w-20 shrink-0 tabular-nums">
              {line === null ? "Whole file" : `Line ${formatCount(line)}`}
            </span>
            <span className="font-mono text-xs">{code ?? "–"}</span>
            <span className="min-w-0 grow basis-60 break-words text-ink-soft">
              {message}
              {param !== null && ` (${param})`}
            </span>
            {requestId !== null && (
              <Link
                href={requestsHref({}, requestId)}
                className="text-xs underline decoration-line-strong underline-offset-4"
              >
                Its request
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** The provider may say the same of one line twice, so that only its place tells an error from the others. */
function withPlaces<T extends object>(errors: readonly T[]): (T & { place: number })[] {
  return errors.map((error, place) => ({ ...error, place }));
}
