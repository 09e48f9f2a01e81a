/**
 * Text as PostgreSQL accepts it: no NUL, no lone surrogate. Transcripts and model answers may hold either, and one of
 * them would otherwise fail the whole set that it is written in.
 */
export function storableText(text: string): string {
  return text.replaceAll("\0", "").toWellFormed();
}

/** At most `length` characters, never half a surrogate pair. */
export function truncateText(text: string, length: number): string {
  return text.length <= length
    ? text
    : text
        .slice(0, length)
        .toWellFormed()
        .replace(/\uFFFD$/u, "");
}
