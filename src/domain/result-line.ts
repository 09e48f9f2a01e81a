import { z } from "zod";
import type { Analysis } from "./analysis.ts";
import { type CompletionFacts, parseCompletion } from "./completion.ts";
import { type Failure, failureOf, providerFailure } from "./failure.ts";
import { explainMistakes, MESSAGE_MAX_LENGTH, NAME_MAX_LENGTH, optionalText, parseJson } from "./reading.ts";
import { storableText, truncateText } from "./text.ts";

/** Of a row's raw text we keep this much: enough to see what went wrong, never a memory problem. */
export const RAW_TEXT_MAX_LENGTH = 20_000;

const lineSchema = z.object({
  custom_id: z
    .string()
    .min(1)
    .refine((id) => storableText(id) === id, "is no id of ours"),
  response: z.unknown().optional(),
  error: z.unknown().optional(),
});

const responseSchema = z
  .object({ status_code: z.number(), request_id: optionalText(NAME_MAX_LENGTH), body: z.unknown().optional() })
  .nullish();

const errorSchema = z.object({
  code: optionalText(NAME_MAX_LENGTH),
  type: optionalText(NAME_MAX_LENGTH),
  message: optionalText(MESSAGE_MAX_LENGTH),
});

type Response = z.infer<typeof responseSchema>;

/** What a result line says besides the answer. */
export type ResultFacts = CompletionFacts & { customId: string; openaiRequestId: string | null; raw: string };

export type ResultLine =
  | ({ kind: "succeeded"; analysis: Analysis } & ResultFacts)
  | ({ kind: "failed"; failure: Failure } & ResultFacts)
  | { kind: "unreadable"; reason: string; raw: string };

/**
 * Parses one line of an output or error file. Total: every text has an answer, so one bad line never sinks a batch.
 * `unreadable` is only a line whose request cannot be told; any other trouble fails that request.
 */
export function parseResultLine(text: string): ResultLine {
  const raw = truncateText(storableText(text), RAW_TEXT_MAX_LENGTH);
  const json = parseJson(text);
  if (!json.ok) return { kind: "unreadable", reason: "not valid JSON", raw };
  const line = lineSchema.safeParse(json.value);
  if (!line.success) return { kind: "unreadable", reason: explainMistakes(line.error), raw };

  const { custom_id: customId, response, error } = line.data;
  const facts = { customId, openaiRequestId: null, serviceTier: null, systemFingerprint: null, usage: null, raw };
  const answered = responseSchema.safeParse(response);
  if (!answered.success) {
    const failure = failureOf("unreadable_result", `response: ${explainMistakes(answered.error)}`);
    return { kind: "failed", failure, ...facts };
  }
  return parseResponse(answered.data, error, { ...facts, openaiRequestId: answered.data?.request_id ?? null });
}

function parseResponse(response: Response, error: unknown, facts: ResultFacts): ResultLine {
  if (!response || response.status_code >= 400) {
    return { kind: "failed", failure: failureOfLine(response, error), ...facts };
  }
  const completion = parseCompletion(response.body);
  return "analysis" in completion.answer
    ? { kind: "succeeded", analysis: completion.answer.analysis, ...facts, ...completion.facts }
    : { kind: "failed", failure: completion.answer.failure, ...facts, ...completion.facts };
}

/** The body of an answer says more than what stands beside it. */
function failureOfLine(response: Response, error: unknown): Failure {
  const inBody = z.object({ error: errorSchema }).safeParse(response?.body);
  const beside = errorSchema.safeParse(error);
  const detail = inBody.success ? inBody.data.error : beside.data;
  return providerFailure({
    status: response?.status_code ?? null,
    code: detail?.code ?? null,
    type: detail?.type ?? null,
    message: detail?.message ?? null,
  });
}
