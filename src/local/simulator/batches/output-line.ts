import { createHash } from "node:crypto";
import { type Answer, answerChat, encodeCompletion, measureUsage, type Usage } from "../answer/completion.ts";
import { encodeResponse, RESPONSES_ENDPOINT } from "../answer/response.ts";
import { countPromptTokens } from "../answer/tokens.ts";
import { disturbAnswer, disturbLine } from "../faults/disturb-row.ts";
import type { RowFault } from "../faults/row-fault.ts";
import type { InputLine } from "./input-line.ts";

/** What became of one request: its text in a result file (null: in none), and what was paid for it (null: nothing). */
export type RowResult = { file: "output" | "error" | null; text: string; usage: Usage | null };

type RowError = { status: number; message: string; type: string | null; param: string | null; code: string | null };

/** Source: OpenAI's models reference. */
const CONTEXT_TOKENS = 128_000;

/** Runs one request. The ids in it follow from the batch and the line, so that running again writes the same. */
export function runRow(
  batch: { id: string; createdAt: number; endpoint: string },
  line: InputLine,
  fault: RowFault | undefined,
): RowResult {
  const ids = idsOf(batch.id, line.customId);
  if (fault?.kind === "row_missing") return { file: null, text: "", usage: null };
  if (fault?.kind === "row_no_response") return notRun(batch.id, line.customId, fault);
  const error = fault?.kind === "row_error" ? { ...fault, param: null } : findError(line, batch.endpoint);
  if (error !== null) return failed(line.customId, ids, error);
  const messages = line.messages ?? [];
  const answer: Answer = disturbAnswer(answerChat(messages), fault);
  const usage = measureUsage(messages, answer);
  const facts = { model: line.model, createdAt: batch.createdAt, answer, usage };
  const body =
    batch.endpoint === RESPONSES_ENDPOINT
      ? encodeResponse({ id: ids.answer, ...facts })
      : encodeCompletion({ id: `chatcmpl-${ids.answer}`, ...facts });
  const text = encodeLine(line.customId, ids, { status_code: 200, request_id: ids.request, body }, null);
  return { file: "output", text: disturbLine(text, line.customId, fault), usage };
}

/** The line of a request that was not run. */
export function notRun(
  batchId: string,
  customId: string,
  { code, message }: { code: string; message: string },
): RowResult {
  return { file: "error", text: encodeLine(customId, idsOf(batchId, customId), null, { code, message }), usage: null };
}

function failed(customId: string, ids: Ids, { status, ...error }: RowError): RowResult {
  const { message, type, param, code } = error;
  const response = { status_code: status, request_id: ids.request, body: { error: { message, type, param, code } } };
  return { file: "error", text: encodeLine(customId, ids, response, null), usage: null };
}

/** What OpenAI finds wrong with a request only when it runs. */
function findError({ messages }: InputLine, endpoint: string): RowError | null {
  const param = endpoint === RESPONSES_ENDPOINT ? "input" : "messages";
  const invalid = { status: 400, type: "invalid_request_error", param };
  if (messages === null) {
    return { ...invalid, code: "missing_required_parameter", message: `Missing required parameter: '${param}'.` };
  }
  const tokens = countPromptTokens(messages);
  if (tokens <= CONTEXT_TOKENS) return null;
  const message =
    `This model's maximum context length is ${CONTEXT_TOKENS} tokens. ` +
    `However, your messages resulted in ${tokens} tokens. Please reduce the length of the messages.`;
  return { ...invalid, code: "context_length_exceeded", message };
}

type Ids = { line: string; request: string; answer: string };

function idsOf(batchId: string, customId: string): Ids {
  const hash = createHash("sha256").update(`${batchId}\n${customId}`).digest("hex");
  return {
    line: `batch_req_${hash.slice(0, 32)}`,
    request: `req_${hash.slice(32)}`,
    answer: hash.slice(16, 45),
  };
}

function encodeLine(customId: string, ids: Ids, response: unknown, error: unknown): string {
  return JSON.stringify({ id: ids.line, custom_id: customId, response, error });
}
