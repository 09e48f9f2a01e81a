import { z } from "zod";
import { type Analysis, analysisSchema } from "./analysis.ts";
import { type Failure, failureOf, providerFailure } from "./failure.ts";
import { storableText, truncateText } from "./text.ts";

/** Of a row's raw text we keep this much: enough to see what went wrong, never a memory problem. */
export const RAW_TEXT_MAX_LENGTH = 20_000;

/** Questions are kept once each, found by their text, and PostgreSQL indexes no text beyond about 2,700 bytes. */
const QUESTION_MAX_LENGTH = 600;

const count = z.number().int().nonnegative();

const usageSchema = z.object({
  prompt_tokens: count,
  completion_tokens: count,
  total_tokens: count,
  prompt_tokens_details: z.object({ cached_tokens: count.nullish() }).nullish(),
  completion_tokens_details: z.object({ reasoning_tokens: count.nullish() }).nullish(),
});

const completionSchema = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
  usage: usageSchema.nullish(),
  service_tier: z.string().nullish(),
  system_fingerprint: z.string().nullish(),
});

const errorSchema = z.object({
  code: z.string().nullish(),
  type: z.string().nullish(),
  message: z.string().nullish(),
});

const lineSchema = z.object({
  custom_id: z.string().min(1),
  response: z.object({ status_code: z.number(), request_id: z.string().nullish(), body: z.unknown() }).nullish(),
  error: errorSchema.nullish(),
});

export type Usage = {
  promptTokens: number;
  completionTokens: number;
  totalTokens: number;
  cachedTokens: number | null;
  reasoningTokens: number | null;
};

/** What the provider said besides the answer. `usage` may be there for a failure too: it was paid for. */
export type ResultFacts = {
  customId: string;
  openaiRequestId: string | null;
  serviceTier: string | null;
  systemFingerprint: string | null;
  usage: Usage | null;
  raw: string;
};

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
  if (!line.success) return { kind: "unreadable", reason: explain(line.error), raw };

  const { custom_id: customId, response, error } = line.data;
  const facts: ResultFacts = {
    customId,
    openaiRequestId: response?.request_id ?? null,
    serviceTier: null,
    systemFingerprint: null,
    usage: null,
    raw,
  };
  if (response && response.status_code < 400) return parseCompletion(response.body, facts);
  return { kind: "failed", failure: failureOfLine(response ?? null, error ?? null), ...facts };
}

function parseCompletion(body: unknown, bare: ResultFacts): ResultLine {
  const completion = completionSchema.safeParse(body);
  if (!completion.success) {
    return { kind: "failed", failure: failureOf("unreadable_result", explain(completion.error)), ...bare };
  }
  const { choices, usage, service_tier: tier, system_fingerprint: fingerprint } = completion.data;
  const facts = { ...bare, serviceTier: tier ?? null, systemFingerprint: fingerprint ?? null, usage: toUsage(usage) };
  const choice = choices[0];
  const outcome = readAnswer(choice?.message.content ?? null, choice?.message.refusal ?? null, choice?.finish_reason);
  return "analysis" in outcome
    ? { kind: "succeeded", analysis: outcome.analysis, ...facts }
    : { kind: "failed", failure: outcome.failure, ...facts };
}

function readAnswer(
  content: string | null,
  refusal: string | null,
  finishReason: string | null | undefined,
): { analysis: Analysis } | { failure: Failure } {
  if (refusal) return { failure: failureOf("refusal", refusal) };
  if (finishReason === "content_filter") return { failure: failureOf("content_filter") };
  if (finishReason === "length") return { failure: failureOf("output_truncated") };
  const json = parseJson(storableText(content ?? ""));
  if (!json.ok) return { failure: failureOf("invalid_output", "The answer is not valid JSON.") };
  const analysis = analysisSchema.safeParse(json.value, { reportInput: false });
  return analysis.success
    ? { analysis: storableAnalysis(analysis.data) }
    : { failure: failureOf("invalid_output", explain(analysis.error)) };
}

/** JSON can spell a NUL as an escape, so the decoded strings have to be made storable once more. */
function storableAnalysis(analysis: Analysis): Analysis {
  return {
    ...analysis,
    summary: storableText(analysis.summary),
    questions: [...new Set(analysis.questions.map(storableQuestion))].filter((question) => question !== ""),
  };
}

function storableQuestion(question: string): string {
  return truncateText(storableText(question), QUESTION_MAX_LENGTH);
}

function failureOfLine(
  response: { status_code: number; body?: unknown } | null,
  error: z.infer<typeof errorSchema> | null,
): Failure {
  const inBody = z.object({ error: errorSchema }).safeParse(response?.body);
  const detail = inBody.success ? inBody.data.error : error;
  return providerFailure({
    status: response?.status_code ?? null,
    code: detail?.code ?? null,
    type: detail?.type ?? null,
    message: detail?.message ? storableText(detail.message) : null,
  });
}

function toUsage(usage: z.infer<typeof usageSchema> | null | undefined): Usage | null {
  if (!usage) return null;
  return {
    promptTokens: usage.prompt_tokens,
    completionTokens: usage.completion_tokens,
    totalTokens: usage.total_tokens,
    cachedTokens: usage.prompt_tokens_details?.cached_tokens ?? null,
    reasoningTokens: usage.completion_tokens_details?.reasoning_tokens ?? null,
  };
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}

function explain(error: z.ZodError): string {
  return error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.join(".") || "line"}: ${issue.message}`)
    .join("; ");
}
