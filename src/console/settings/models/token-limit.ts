/** OpenAI's largest are far below. */
const MOST = 1_000_000_000_000;

/** A token limit from what was entered: separators are left out, empty is none; undefined when it is not a limit. */
export function parseTokenLimit(text: string): number | null | undefined {
  const digits = text.replaceAll(/[\s,._']/gu, "");
  if (digits === "") return null;
  const limit = Number(digits);
  return /^\d+$/u.test(digits) && limit >= 1 && limit <= MOST ? limit : undefined;
}
