const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** Whether the text is a UUID as the database spells it: in lower case. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
