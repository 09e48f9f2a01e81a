const CHARACTERS_PER_TOKEN = 4;

/** What a message takes besides its text. Source: OpenAI's cookbook on counting tokens. */
const TOKENS_PER_MESSAGE = 3;
const TOKENS_PER_PROMPT = 3;

/** Prompts shorter than this are never cached. Source: OpenAI's prompt caching guide. */
const SHORTEST_CACHED_PROMPT = 1024;
const CACHE_STEP = 128;

/** About how many tokens a text is: four characters each, as OpenAI's rule of thumb for English says. */
export function countTokens(text: string): number {
  return Math.ceil(text.length / CHARACTERS_PER_TOKEN);
}

export function countPromptTokens(messages: readonly { content: string }[]): number {
  return messages.reduce((sum, { content }) => sum + countTokens(content) + TOKENS_PER_MESSAGE, TOKENS_PER_PROMPT);
}

/** The part of a prompt that OpenAI would take from its cache when an earlier one began with the same text. */
export function countCachedTokens(promptTokens: number, sharedTokens: number): number {
  if (promptTokens < SHORTEST_CACHED_PROMPT) return 0;
  return Math.floor(Math.min(sharedTokens, promptTokens) / CACHE_STEP) * CACHE_STEP;
}
