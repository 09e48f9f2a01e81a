"use client";

import { ProgressBar } from "../ui/progress-bar.tsx";
import { describeCounts, progressOf } from "./describe-import.ts";
import { lookOf } from "./import-look.ts";
import type { ImportListItem } from "./import-run.ts";

/** How far an import has come; of one that has ended, what came of it. */
export function ImportProgress({ run }: { run: ImportListItem }) {
  const progress = progressOf(run);
  if (progress === null) return <span className="text-xs tabular-nums">{describeCounts(run)}</span>;
  return <ProgressBar label={`Progress of the import for ${run.companyName}`} tone={lookOf(run).tone} {...progress} />;
}
