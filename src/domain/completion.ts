import { z } from "zod";
import { type Analysis, analysisSchema } from "./analysis.ts";
import { type Failure, failureOf } from "./failure.ts";
import { explainMistakes, MESSAGE_MAX_LENGTH, NAME_MAX_LENGTH, optionalText, parseJson } from "./reading.ts";
import { storableText, truncateText } from "./text.ts";

/** Questions are kept once each, found by their text, and PostgreSQL indexes no text beyond about 2,700 bytes. */
const QUESTION_MAX_LENGTH = 600;

/** What an integer column of PostgreSQL holds. */
const MAX_COUNT = 2_147_483_647;

const count = z.number().int().nonnegative().max(MAX_COUNT);
const optionalCount = count.nullish().catch(null);

const usageSchema = z.object({
  prompt_tokens: count,
  completion_tokens: count,
  total_tokens: count,
  prompt_tokens_details: z.object({ cached_tokens: optionalCount }).nullish().catch(null),
  completion_tokens_details: z.object({ reasoning_tokens: optionalCount }).nullish().catch(null),
});

/** Whatever is only said besides the answer is left out when it cannot be read, for the answer was paid for. */
const completionSchema = z.object({
  choices: z.unknown().optional(),
  usage: usageSchema.nullish().catch(null),
  service_tier: optionalText(NAME_MAX_LENGTH),
  system_fingerprint: optionalText(NAME_MAX_LENGTH),
});

const choicesSchema = z
  .array(
    z.object({
      finish_reason: optionalText(NAME_MAX_LENGTH),
      message: z.object({ content: z.string().nullish(), refusal: optionalText(MESSAGE_MAX_LENGTH) }),
    }),
  )
  .min(1);

export type Usage = {
  promptTokens: number;
  completionTokens: number;
  totalTokens: number;
  cachedTokens: number | null;
  reasoningTokens: number | null;
};

/** What the provider said besides the answer. `usage` may be there for a failure too: it was paid for. */
export type CompletionFacts = { serviceTier: string | null; systemFingerprint: string | null; usage: Usage | null };

export type Answer = { analysis: Analysis } | { failure: Failure };

/** Reads the body of a chat completion. Total: a body that is none is a failure. */
export function parseCompletion(body: unknown): { facts: CompletionFacts; answer: Answer } {
  const completion = completionSchema.safeParse(body);
  if (!completion.success) {
    const facts = { serviceTier: null, systemFingerprint: null, usage: null };
    return { facts, answer: { failure: failureOf("unreadable_result", explainMistakes(completion.error)) } };
  }
  const { choices, usage, service_tier: serviceTier, system_fingerprint: systemFingerprint } = completion.data;
  return { facts: { serviceTier, systemFingerprint, usage: toUsage(usage) }, answer: readAnswer(choices) };
}

function readAnswer(choices: unknown): Answer {
  const result = choicesSchema.safeParse(choices);
  if (!result.success) return { failure: failureOf("unreadable_result", `choices: ${explainMistakes(result.error)}`) };
  const { finish_reason: finishReason = null, message } = result.data[0] ?? {};
  if (message?.refusal) return { failure: failureOf("refusal", message.refusal) };
  if (finishReason === "content_filter") return { failure: failureOf("content_filter") };
  if (finishReason === "length") return { failure: failureOf("output_truncated") };
  const json = parseJson(storableText(message?.content ?? ""));
  if (!json.ok) return { failure: failureOf("invalid_output", "The answer is not valid JSON.") };
  const analysis = analysisSchema.safeParse(json.value);
  return analysis.success
    ? { analysis: { ...analysis.data, questions: keepOnce(analysis.data.questions) } }
    : { failure: failureOf("invalid_output", explainMistakes(analysis.error)) };
}

function keepOnce(questions: readonly string[]): string[] {
  return [...new Set(questions.map((question) => truncateText(question, QUESTION_MAX_LENGTH)))];
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
