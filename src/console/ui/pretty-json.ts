/** Anything as text to read: JSON is indented, whether it comes as a value or as text; other text stays as it is. */
export function prettyJson(content: unknown): string {
  if (typeof content !== "string") return JSON.stringify(content, null, 2) ?? "";
  const isJson = /^\s*[[{]/u.test(content);
  if (!isJson) return content;
  try {
    return JSON.stringify(JSON.parse(content), null, 2);
  } catch {
    return content;
  }
}
