import { ANALYSIS_JSON_SCHEMA, MAX_QUESTIONS, SUMMARY_LENGTH } from "./analysis.ts";

/** Raised whenever the prompt or the schema changes in meaning; kept on every request. */
export const PROMPT_VERSION = 1;

/** OpenAI's endpoint of every line of our input files, and of the batch itself. */
export const BATCH_ENDPOINT = "/v1/chat/completions";

const SYSTEM_PROMPT = [
  "You analyse conversations between employees and a company's support chatbot.",
  "Answer with JSON that fits the schema. Judge only what stands in the conversation.",
  "language: ISO 639-1 code of the language that the user writes.",
  "sentiment: how the user feels about it at the end.",
  "escalated: true when the user was handed over to a person.",
  "forwarded_hr: true when the matter was passed on to human resources.",
  "category: the one that fits the user's main concern.",
  `questions: at most ${MAX_QUESTIONS} questions that the user asked, paraphrased, in English.`,
  `summary: ${SUMMARY_LENGTH.min} to ${SUMMARY_LENGTH.max} characters, in English.`,
  "session_id: the value given in the first line, unchanged.",
].join("\n");

const BYTES_PER_TOKEN = 4;

export type PromptMessage = { timestamp: Date | null; role: string; content: string };

/** What the model is told, and the conversation that it is asked about. */
export function promptOf(request: { sessionId: string; messages: readonly PromptMessage[] }) {
  return promptAbout(encodeConversation(request.sessionId, request.messages));
}

function promptAbout(conversation: string) {
  return [
    { role: "system", content: SYSTEM_PROMPT },
    { role: "user", content: conversation },
  ] as const;
}

/**
 * One line of an input file, without its line break. `custom_id` is our request id, so results find their way back.
 *
 * Only what differs between requests is encoded for each: fifty thousand lines hold the same schema.
 */
export function encodeInputLine(request: {
  id: string;
  sessionId: string;
  model: string;
  messages: readonly PromptMessage[];
}): string {
  const { beforeId, beforeModel, beforeConversation, end } = FRAME;
  const conversation = JSON.stringify(encodeConversation(request.sessionId, request.messages));
  const id = JSON.stringify(request.id);
  const model = JSON.stringify(request.model);
  return `${beforeId}${id}${beforeModel}${model}${beforeConversation}${conversation}${end}`;
}

/** What stands around a line's own parts. */
const FRAME = (() => {
  const [id, model, conversation] = ["{id}", "{model}", "{conversation}"] as const;
  const line = JSON.stringify({
    custom_id: id,
    method: "POST",
    url: BATCH_ENDPOINT,
    body: {
      model,
      messages: promptAbout(conversation),
      response_format: {
        type: "json_schema",
        json_schema: { name: "session_analysis", strict: true, schema: ANALYSIS_JSON_SCHEMA },
      },
    },
  });
  const [beforeId = "", afterId = ""] = line.split(JSON.stringify(id));
  const [beforeModel = "", afterModel = ""] = afterId.split(JSON.stringify(model));
  const [beforeConversation = "", end = ""] = afterModel.split(JSON.stringify(conversation));
  const bytes = Buffer.byteLength(beforeId + beforeModel + beforeConversation + end);
  return { beforeId, beforeModel, beforeConversation, end, bytes };
})();

/** `[dd/mm/yyyy hh:mm:ss] role: content` per message, times in UTC; a message without a time has no bracket. */
function encodeConversation(sessionId: string, messages: readonly PromptMessage[]): string {
  const lines = messages.map(({ timestamp, role, content }) => {
    const time = timestamp === null ? "" : `[${formatTime(timestamp)}] `;
    return `${time}${role.toLowerCase()}: ${content}`;
  });
  return [`session_id: ${sessionId}`, ...lines].join("\n");
}

function formatTime(time: Date): string {
  const iso = time.toISOString();
  return `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(0, 4)} ${iso.slice(11, 19)}`;
}

/**
 * What a request's line takes of an input file, exactly, its line break included, and about how many prompt tokens it
 * is. The estimate errs on the high side for the languages of Europe: it counts the line's envelope and escapes too,
 * which are no part of the prompt, and their words average more than four bytes a token. OpenAI's own count decides.
 */
export function measureInputLine(request: Parameters<typeof encodeInputLine>[0]): { bytes: number; tokens: number } {
  const parts = [request.id, request.model, encodeConversation(request.sessionId, request.messages)];
  const partBytes = parts.reduce((total, part) => total + Buffer.byteLength(JSON.stringify(part)), 0);
  const bytes = FRAME.bytes + partBytes + 1;
  return { bytes, tokens: tokensOfBytes(bytes) };
}

/** About how many prompt tokens a line of so many bytes is. */
export function tokensOfBytes(bytes: number): number {
  return Math.ceil(bytes / BYTES_PER_TOKEN);
}
