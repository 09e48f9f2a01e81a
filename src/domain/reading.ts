import { z } from "zod";
import { storableText, truncateText } from "./text.ts";

/** A provider's message to people, and its names of things: of either we keep no more than anybody reads. */
export const MESSAGE_MAX_LENGTH = 2000;
export const NAME_MAX_LENGTH = 200;

/** A text that may be absent; one that is no text counts as absent. Read in such a way that the database accepts it. */
export function optionalText(maxLength: number) {
  return z
    .string()
    .nullish()
    .catch(null)
    .transform((text) => (text == null ? null : truncateText(storableText(text), maxLength)));
}

/** JSON as a value, or the word that it is none. */
export function parseJson(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}

/** Where a value does not fit its schema, and how; the first few mistakes say enough. */
export function explainMistakes(error: z.ZodError): string {
  const mistakes = error.issues.slice(0, 5).map(({ path, message }) => `${path.join(".") || "line"}: ${message}`);
  return truncateText(storableText(mistakes.join("; ")), MESSAGE_MAX_LENGTH);
}
