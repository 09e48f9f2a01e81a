/** An answer that fits the analysis contract. */
export const ANSWER = {
  language: "nl",
  sentiment: "NEUTRAL",
  escalated: false,
  forwarded_hr: true,
  category: "LEAVE_VACATION",
  questions: ["How many days off do I have left?"],
  summary: "The user asked how many days off were left.",
  session_id: "session-1",
};

export const USAGE = { prompt_tokens: 800, completion_tokens: 120, total_tokens: 920 };

type Fields = Record<string, unknown>;

/** The body of a chat completion as OpenAI answers it, with ANSWER for its content unless told otherwise. */
export function completionBody({ message, choice, ...body }: { message?: Fields; choice?: Fields } & Fields = {}) {
  const answered = { role: "assistant", content: JSON.stringify(ANSWER), refusal: null, ...message };
  const choices = [{ index: 0, finish_reason: "stop", message: answered, ...choice }];
  return { id: "chatcmpl-1", object: "chat.completion", choices, usage: USAGE, ...body };
}

/** Whether the database would accept every text in a value, however deep, the names of properties aside. */
export function isStorable(value: unknown): boolean {
  if (typeof value === "string") return !value.includes("\0") && value.isWellFormed();
  return typeof value !== "object" || value === null || Object.values(value).every(isStorable);
}
