/** What goes wrong in the showcase: an error code and the message that comes with it. The first are the most frequent. */
export const MISHAPS: readonly [Mishap, ...Mishap[]] = [
  { code: "invalid_output", message: "summary: Too small: expected string to have >=10 characters" },
  { code: "invalid_output", message: "summary: Too small: expected string to have >=10 characters" },
  { code: "invalid_output", message: "summary: Too small: expected string to have >=10 characters" },
  { code: "invalid_output", message: "The answer is not valid JSON." },
  { code: "refusal", message: "I'm sorry, but I cannot help with that." },
  { code: "refusal", message: "I'm sorry, but I cannot help with that." },
  { code: "content_filter", message: "The provider's content filter stopped the answer." },
  { code: "context_length_exceeded", message: "This model's maximum context length is 128,000 tokens." },
  { code: "string_above_max_length", message: "Invalid 'messages[1].content': string too long." },
];

export type Mishap = { code: string; message: string };
