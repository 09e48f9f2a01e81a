import { createHash } from "node:crypto";
import { findRowFault } from "../faults/row-fault.ts";
import type { Ledger } from "../ledger.ts";
import type { FileStore } from "../store/file-store.ts";
import { parseInputLine } from "./input-line.ts";
import { openLineWriter } from "./line-writer.ts";
import { notRun, type RowResult, runRow } from "./output-line.ts";
import { readLines } from "./read-lines.ts";
import { findBatchFault, type StoredBatch } from "./stored-batch.ts";
import { nextTurn } from "./validate-input.ts";

type Result = NonNullable<StoredBatch["result"]>;

const LINES_A_TURN = 50;

/** Source: the error files of batches that OpenAI expired or cancelled. */
const UNRUN = {
  expired: {
    code: "batch_expired",
    message: "This request could not be executed before the completion window expired.",
  },
  cancelled: { code: "batch_cancelled", message: "This request was not executed because the batch was cancelled." },
} as const;

/**
 * Runs the requests of a batch that has stopped running, and writes its two files and its page of the ledger. Nothing
 * of it counts until the batch says what the result is: interrupted anywhere, it is done again, with the same outcome.
 */
export async function writeResults(
  batch: StoredBatch,
  { files, ledger }: { files: FileStore; ledger: Ledger },
  signal: AbortSignal,
): Promise<Result> {
  const tally = { completed: 0, failed: 0, usage: { promptTokens: 0, completionTokens: 0, cachedTokens: 0 } };
  // Cancelled before validation was over: nobody knows what the file holds.
  if (batch.input === null) return { ...tally, outputFileId: null, errorFileId: null };
  const draft = { output: files.draftPath(), error: files.draftPath(), ledger: files.draftPath() };
  const format = findBatchFault(batch, "file_format");
  const writers = {
    output: openLineWriter(draft.output, { format, isShuffled: true }),
    error: openLineWriter(draft.error, { format, isShuffled: true }),
    ledger: openLineWriter(draft.ledger, { isShuffled: false }),
  };
  let index = 0;
  try {
    for await (const { number, text } of readLines(files.contentPath(batch.inputFileId))) {
      const parsed = parseInputLine(text, batch.endpoint);
      if ("problem" in parsed) continue;
      const { line } = parsed;
      const hasRun = index < (batch.ranCount ?? 0);
      const fault = findRowFault(batch.rowFaults, number, line.customId);
      const row = hasRun ? runRow(batch, line, fault) : unrun(batch, line.customId);
      count(tally, row, hasRun);
      if (row.file !== null) await writers[row.file].write(row.text);
      if (row.usage !== null) await writers.ledger.write(ledger.encodeRow(batch, line.customId));
      index += 1;
      if (index % LINES_A_TURN === 0) await nextTurn(signal);
    }
  } finally {
    await Promise.all([writers.output.close(), writers.error.close(), writers.ledger.close()]);
  }
  await ledger.adopt(batch.id, draft.ledger);
  const outputFileId = await adopt("output", writers.output.lineCount());
  const errorFileId = await adopt("error", writers.error.lineCount());
  return { ...tally, outputFileId, errorFileId };

  async function adopt(kind: "output" | "error", lineCount: number): Promise<string | null> {
    if (lineCount === 0) return null;
    const id = `file-${createHash("sha256").update(`${batch.id}\n${kind}`).digest("hex").slice(0, 22)}`;
    const fileName = `${batch.id}_${kind}.jsonl`;
    return (await files.adopt(draft[kind], { id, fileName, purpose: "batch_output" })).id;
  }
}

function unrun(batch: StoredBatch, customId: string): RowResult {
  if (findBatchFault(batch, "forget_unrun") !== undefined) return { file: null, text: "", usage: null };
  return notRun(batch.id, customId, batch.cancellingAt === null ? UNRUN.expired : UNRUN.cancelled);
}

function count(
  tally: Pick<Result, "completed" | "failed" | "usage">,
  { file, usage }: RowResult,
  hasRun: boolean,
): void {
  // What never ran has not failed: OpenAI counts it as neither.
  if (file === "error" && hasRun) tally.failed += 1;
  if (usage === null) return;
  tally.completed += 1;
  tally.usage.promptTokens += usage.promptTokens;
  tally.usage.completionTokens += usage.completionTokens;
  tally.usage.cachedTokens += usage.cachedTokens;
}
