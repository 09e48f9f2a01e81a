"use client";

import { lazily } from "../../ui/lazily.ts";
import { formatCount } from "../../ui/numbers.ts";
import { Pill } from "../../ui/pill.tsx";
import type { DataColumn } from "../../ui/use-data-table.ts";
import type { Model } from "./model-row.ts";

const day = lazily(() => new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" }));

export const MODEL_COLUMNS: readonly DataColumn<Model>[] = [
  { id: "model", header: "Model", width: "w-[24%]", cell: ({ name }) => <ModelName name={name} /> },
  { id: "limit", header: "Token limit", align: "end", cell: (model) => describeLimit(model.enqueuedTokenLimit) },
  { id: "batchIn", header: "Batch in", align: "end", cell: ({ current }) => usd(current?.batchPrompt) },
  { id: "batchCached", header: "Cached in", align: "end", cell: ({ current }) => usd(current?.batchCachedPrompt) },
  { id: "batchOut", header: "Batch out", align: "end", cell: ({ current }) => usd(current?.batchCompletion) },
  { id: "syncIn", header: "Sync in", align: "end", cell: ({ current }) => usd(current?.prompt) },
  { id: "syncOut", header: "Sync out", align: "end", cell: ({ current }) => usd(current?.completion) },
  { id: "since", header: "Valid since", align: "end", cell: (model) => <ValidSince model={model} /> },
];

function ModelName({ name }: { name: string }) {
  return <span className="block truncate font-mono text-[0.8125rem] font-medium">{name}</span>;
}

function ValidSince({ model: { current } }: { model: Model }) {
  return current === null ? (
    <Pill tone="warning">No price</Pill>
  ) : (
    <span className="whitespace-nowrap">{day().format(current.effectiveFrom)}</span>
  );
}

export function describeLimit(limit: number | null): string {
  return limit === null ? "None" : formatCount(limit);
}

/** `$0.075`: dollars per million tokens, as exact as they are kept, with cents at least. */
export function usd(perMillion: string | null | undefined): string {
  if (perMillion === null || perMillion === undefined) return "–";
  const [whole = "", fraction = ""] = perMillion.split(".");
  return `$${formatCount(Number(whole))}.${fraction.padEnd(2, "0")}`;
}
