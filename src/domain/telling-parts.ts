const MOST_PARTS = 2;

/** So short a text is told by all of it. */
const SHORT = 16;

/**
 * Parts of a text that few other texts have: whatever has the text has these parts. Numbers tell more than words, and long
 * words more than short ones; each with the spaces around it, which tell that it begins and ends there.
 */
export function tellingParts(text: string): string[] {
  if (text.length <= SHORT) return [text];
  const words = text.split(" ");
  const parts = words.map((word, index) => ({
    word,
    part: `${index === 0 ? "" : " "}${word}${index === words.length - 1 ? "" : " "}`,
  }));
  const telling = parts.filter(({ word }) => word !== "").sort((a, b) => weightOf(b.word) - weightOf(a.word));
  return telling.slice(0, MOST_PARTS).map(({ part }) => part);
}

const ANY_LENGTH = 1000;

function weightOf(word: string): number {
  return word.length + (/\d/u.test(word) ? ANY_LENGTH : 0);
}
