import { analyse } from "./analyse.ts";
import { countCachedTokens, countPromptTokens, countTokens } from "./tokens.ts";

export type ChatMessage = { role: string; content: string };

export type Answer = {
  content: string | null;
  refusal: string | null;
  finishReason: "stop" | "length" | "content_filter";
};

/** What was paid for. */
export type Usage = { promptTokens: number; completionTokens: number; cachedTokens: number };

/** Of everything that is answered here, so that nobody takes it for a model's. */
const SIMULATION_FINGERPRINT = "fp_simulation";

const PLAIN_ANSWER = "This is a simulation: no model has read the message.";

/** The answer to a chat: the analysis where one is asked for, else a sentence that says what this is. */
export function answerChat(messages: readonly ChatMessage[]): Answer {
  const prompt = messages.findLast(({ role }) => role === "user")?.content ?? "";
  const content = prompt.startsWith("session_id:") ? JSON.stringify(analyse(prompt)) : PLAIN_ANSWER;
  return { content, refusal: null, finishReason: "stop" };
}

export function measureUsage(messages: readonly ChatMessage[], answer: Answer): Usage {
  const promptTokens = countPromptTokens(messages);
  const shared = messages[0]?.role === "system" ? countTokens(messages[0].content) : 0;
  return {
    promptTokens,
    completionTokens: countTokens(answer.content ?? answer.refusal ?? "") + 1,
    cachedTokens: countCachedTokens(promptTokens, shared),
  };
}

/** OpenAI's `chat.completion` object. */
export function encodeCompletion(input: {
  id: string;
  model: string;
  createdAt: number;
  answer: Answer;
  usage: Usage;
}) {
  const { answer, usage } = input;
  return {
    id: input.id,
    object: "chat.completion",
    created: Math.floor(input.createdAt / 1000),
    model: input.model,
    choices: [
      {
        index: 0,
        message: { role: "assistant", content: answer.content, refusal: answer.refusal, annotations: [] },
        logprobs: null,
        finish_reason: answer.finishReason,
      },
    ],
    usage: {
      prompt_tokens: usage.promptTokens,
      completion_tokens: usage.completionTokens,
      total_tokens: usage.promptTokens + usage.completionTokens,
      prompt_tokens_details: { cached_tokens: usage.cachedTokens, audio_tokens: 0 },
      completion_tokens_details: {
        reasoning_tokens: 0,
        audio_tokens: 0,
        accepted_prediction_tokens: 0,
        rejected_prediction_tokens: 0,
      },
    },
    service_tier: "default",
    system_fingerprint: SIMULATION_FINGERPRINT,
  };
}
