import { countPromptTokens } from "../answer/tokens.ts";
import type { BatchError } from "../faults/batch-fault.ts";
import { failsRow, findRowFault } from "../faults/row-fault.ts";
import { type InputLine, parseInputLine } from "./input-line.ts";
import { readLines } from "./read-lines.ts";
import type { StoredBatch } from "./stored-batch.ts";

export type ValidInput = NonNullable<StoredBatch["input"]>;

export type InputRules = {
  maxRequests: number;
  /** How many more prompt tokens of the model may be enqueued now. */
  tokensLeft(model: string): { limit: number; left: number };
};

/** More errors than this say nothing new. */
const MAX_ERRORS = 100;

/** Turns whose work is done before other work has a chance. */
const LINES_A_TURN = 500;

/** Reads the whole input file of a batch and says what it holds, or every reason why none of it can run. */
export async function validateInput(
  batch: Pick<StoredBatch, "endpoint" | "rowFaults">,
  path: string,
  rules: InputRules,
  signal: AbortSignal,
): Promise<{ input: ValidInput } | { errors: BatchError[] }> {
  const errors: BatchError[] = [];
  const seen = new Set<string>();
  const input: ValidInput = { model: "", total: 0, failing: 0, promptTokens: 0 };
  const add = (code: string, message: string, param: string | null, line: number | null) => {
    if (errors.length < MAX_ERRORS) errors.push({ code, message, param, line });
  };
  const check = ({ customId, model, messages }: InputLine, line: number) => {
    if (seen.has(customId)) {
      add("duplicate_custom_id", `The custom_id '${customId}' was used by an earlier line.`, "custom_id", line);
    }
    if (input.model !== "" && model !== input.model) {
      const message = `The model '${model}' does not match the batch's other model '${input.model}'.`;
      add("mismatched_model", message, "body.model", line);
    }
    seen.add(customId);
    input.model ||= model;
    input.promptTokens += countPromptTokens(messages ?? []);
    if (failsRow(findRowFault(batch.rowFaults, line, customId))) input.failing += 1;
  };

  for await (const { number, text } of readLines(path)) {
    input.total += 1;
    if (input.total > rules.maxRequests) {
      const message = `The batch contains more than ${formatCount(rules.maxRequests)} requests.`;
      return { errors: [{ code: "too_many_tasks", message, param: null, line: null }] };
    }
    const parsed = parseInputLine(text, batch.endpoint);
    if ("problem" in parsed) add(parsed.problem.code, parsed.problem.message, parsed.problem.param, number);
    else check(parsed.line, number);
    if (input.total % LINES_A_TURN === 0) await nextTurn(signal);
  }

  if (input.total === 0) add("empty_file", "The input file is empty.", null, null);
  if (errors.length > 0) return { errors };
  const { limit, left } = rules.tokensLeft(input.model);
  if (input.promptTokens > left) {
    const message =
      `Enqueued token limit reached for ${input.model} in organization org-simulation. ` +
      `Limit: ${formatCount(limit)} enqueued tokens. Please try again once some in_progress batches have been completed.`;
    return { errors: [{ code: "token_limit_exceeded", message, param: null, line: null }] };
  }
  return { input };
}

/** Lets other work have its turn; throws when this work is no longer wanted. */
export async function nextTurn(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  signal.throwIfAborted();
}

function formatCount(count: number): string {
  return count.toLocaleString("en-US");
}
