import { detect } from "tinyld/light";

/** Told apart from each other more surely than from all the languages of the world. */
const LANGUAGES = ["en", "nl", "de", "fr", "es", "it", "pt"];

/** Words that every longer text has, each of one language only. */
const COMMON_WORDS = new Map(
  Object.entries({
    en: "the my i to and of do you have what how can it for with this are not would please when where",
    nl: "het een ik mijn niet kan wat hoe dat van voor met hebben heb zijn op naar jullie wanneer waar ook",
    de: "ich der das und nicht ist mein meine wie kann für ein eine den habe mit zu auf wann wo bitte auch",
  }).flatMap(([language, words]) => words.split(" ").map((word) => [word, language] as const)),
);

/** So many more of them than of another language's leave no doubt. */
const CLEAR_LEAD = 3;

/** Enough to tell; the time that detection takes grows with the text. */
const MAX_LENGTH = 240;

const names = new Intl.DisplayNames(["en"], { type: "language" });

/** The ISO 639-1 code of a text; English when the text is too short to tell. */
export function detectLanguage(text: string): string {
  const start = text.slice(0, MAX_LENGTH);
  return languageOfWords(start) ?? (detect(start, { only: LANGUAGES }) || "en");
}

/** The English name of a language, such as `Dutch` for `nl`. */
export function nameOfLanguage(code: string): string {
  return names.of(code) ?? code;
}

function languageOfWords(text: string): string | null {
  const counts = new Map<string, number>();
  for (const word of text.toLowerCase().split(/[^\p{L}]+/u)) {
    const language = COMMON_WORDS.get(word);
    if (language !== undefined) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a);
  if (first === undefined || first[1] < (second?.[1] ?? 0) + CLEAR_LEAD) return null;
  return first[0];
}
