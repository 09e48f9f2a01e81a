import { detect } from "tinyld";

/** Told apart from each other more surely than from all the languages of the world. */
const LANGUAGES = ["en", "nl", "de", "fr", "es", "it", "pt"];

/** Enough to tell; the time that detection takes grows with the text. */
const MAX_LENGTH = 240;

const names = new Intl.DisplayNames(["en"], { type: "language" });

/** The ISO 639-1 code of a text; English when the text is too short to tell. */
export function detectLanguage(text: string): string {
  return detect(text.slice(0, MAX_LENGTH), { only: LANGUAGES }) || "en";
}

/** The English name of a language, such as `Dutch` for `nl`. */
export function nameOfLanguage(code: string): string {
  return names.of(code) ?? code;
}
