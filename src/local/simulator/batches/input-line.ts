import { z } from "zod";
import type { ChatMessage } from "../answer/completion.ts";
import { RESPONSES_ENDPOINT } from "../answer/response.ts";
import type { BatchError } from "../faults/batch-fault.ts";

/** One request of an input file. `messages` is null when its body holds none that could be run. */
export type InputLine = { customId: string; url: string; model: string; messages: ChatMessage[] | null };

type Problem = Omit<BatchError, "line">;

const textPart = z.object({ text: z.string().optional() });
const content = z
  .union([z.string(), z.array(textPart).transform((parts) => parts.map(({ text }) => text ?? "").join("\n"))])
  .nullish()
  .transform((text) => text ?? "");
const messagesSchema = z.array(z.object({ role: z.string(), content })).min(1);

const objectSchema = z.record(z.string(), z.unknown());

/** Reads a line as OpenAI's validation does: what is wrong with the envelope fails the whole batch. */
export function parseInputLine(text: string, endpoint: string): { line: InputLine } | { problem: Problem } {
  const json = objectSchema.safeParse(parseJson(text));
  if (!json.success) {
    return problem("invalid_json_line", "This line is not parseable as valid JSON.", null);
  }
  const { custom_id: customId, method, url, body } = json.data;
  if (!isText(customId)) return missing("custom_id");
  if (!isText(method)) return missing("method");
  if (method !== "POST") {
    return problem("invalid_method", `Invalid value: '${method}'. Supported values are: 'POST'.`, "method");
  }
  if (!isText(url)) return missing("url");
  if (url !== endpoint) {
    return problem("invalid_url", "The URL provided for this request does not match the batch endpoint.", "url");
  }
  const chat = objectSchema.safeParse(body);
  if (!chat.success) return missing("body");
  const { model, messages, input } = chat.data;
  if (!isText(model)) return missing("body.model");
  const parsed = messagesSchema.safeParse(url === RESPONSES_ENDPOINT ? asMessages(input) : messages);
  return { line: { customId, url, model, messages: parsed.success ? parsed.data : null } };
}

/** The input of a response may be plain text instead. */
function asMessages(input: unknown): unknown {
  return typeof input === "string" ? [{ role: "user", content: input }] : input;
}

function missing(param: string) {
  return problem("missing_required_parameter", `Missing required parameter: '${param}'.`, param);
}

function problem(code: string, message: string, param: string | null): { problem: Problem } {
  return { problem: { code, message, param } };
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
