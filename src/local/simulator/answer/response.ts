import type { Answer, Usage } from "./completion.ts";

/** Beside chat completions the endpoint that clients of other makers use. */
export const RESPONSES_ENDPOINT = "/v1/responses";

/** OpenAI's `response` object. Source: OpenAI's API reference. */
export function encodeResponse(input: { id: string; model: string; createdAt: number; answer: Answer; usage: Usage }) {
  const { id, model, createdAt, answer, usage } = input;
  const isCut = answer.finishReason !== "stop";
  const reason = answer.finishReason === "length" ? "max_output_tokens" : "content_filter";
  const part =
    answer.refusal === null
      ? { type: "output_text", text: answer.content ?? "", annotations: [], logprobs: [] }
      : { type: "refusal", refusal: answer.refusal };
  const status = isCut ? "incomplete" : "completed";
  return {
    id: `resp_${id}`,
    object: "response",
    created_at: Math.floor(createdAt / 1000),
    status,
    error: null,
    incomplete_details: isCut ? { reason } : null,
    model,
    output: [{ id: `msg_${id}`, type: "message", status, role: "assistant", content: [part] }],
    service_tier: "default",
    usage: {
      input_tokens: usage.promptTokens,
      input_tokens_details: { cached_tokens: usage.cachedTokens },
      output_tokens: usage.completionTokens,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: usage.promptTokens + usage.completionTokens,
    },
  };
}
