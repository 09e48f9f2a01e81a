import { MAX_QUESTIONS } from "../../../domain/analysis.ts";
import { truncateText } from "../../../domain/text.ts";
import { nameOfLanguage } from "./language.ts";

const MAX_LENGTH = 200;

/** A sentence that ends in a question mark. */
const QUESTION = /[^.!?\n]+\?/gu;

/**
 * The questions that the user asked. A simulation does not translate: what is not English is quoted, with the name of
 * its language.
 */
export function findQuestions(userText: string, language: string): string[] {
  const asked = userText.match(QUESTION) ?? [];
  const distinct = new Map<string, string>();
  for (const question of asked) {
    const text = truncateText(question.replace(/\s+/gu, " ").trim(), MAX_LENGTH);
    if (/\p{L}/u.test(text) && !distinct.has(text.toLowerCase())) distinct.set(text.toLowerCase(), text);
  }
  return [...distinct.values()]
    .slice(0, MAX_QUESTIONS)
    .map((text) => (language === "en" ? text : `Asked in ${nameOfLanguage(language)}: “${text}”`));
}
