const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** Whether the text is a UUID as the database spells it: in lower case. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

const HEX = /^[0-9a-f]{8,32}$/u;

/** The UUIDs that begin with a text of at least eight digits, dashes aside; null when the text begins none. */
export function uuidRangeOf(text: string): { from: string; to: string } | null {
  const digits = text.trim().toLowerCase().replaceAll("-", "");
  if (!HEX.test(digits)) return null;
  return { from: toUuid(digits.padEnd(32, "0")), to: toUuid(digits.padEnd(32, "f")) };
}

function toUuid(digits: string): string {
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, "$1-$2-$3-$4-$5");
}
