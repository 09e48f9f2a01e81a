"use client";

import { Banner } from "../ui/banner.tsx";
import type { BatchDetail } from "./batch.ts";
import { BatchProgress } from "./batch-progress.tsx";
import { BatchRemarks } from "./batch-remarks.tsx";
import { BatchStatus } from "./batch-status.tsx";

/** Where a batch stands, and what is wrong with it in plain words. */
export function BatchSummary({ batch }: { batch: BatchDetail }) {
  const { explanation, errorCode, errorMessage, pollWarning } = batch;
  const said = [errorCode, errorMessage].filter((part) => part !== null).join(": ");
  return (
    <>
      {explanation !== null && (
        <Banner tone={errorCode === null ? "warning" : "danger"} title={explanation}>
          {said !== "" && <span className="font-mono text-xs">{said}</span>}
        </Banner>
      )}
      <section
        aria-label="State"
        className="grid gap-x-8 gap-y-3 rounded-xl border bg-surface px-4 py-3 md:grid-cols-2"
      >
        <div>
          <BatchStatus batch={batch} />
          <BatchRemarks batch={batch} />
          {pollWarning !== null && <p className="mt-1 text-xs break-words text-ink-soft">{pollWarning}</p>}
        </div>
        <BatchProgress batch={batch} />
      </section>
    </>
  );
}
