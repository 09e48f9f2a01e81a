/**
 * Finds any of the words or phrases, in any case, at the beginning of a word; a phrase that ends in a space or a `$`
 * has to end a word there as well.
 */
export function wordPattern(words: readonly string[]): RegExp {
  const alternatives = words.map((word) => word.replace(/\$$/u, "(?![\\p{L}])").replaceAll(" ", "\\s+"));
  return new RegExp(`(?<![\\p{L}])(?:${alternatives.join("|")})`, "giu");
}

export function countMatches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
