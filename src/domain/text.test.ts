import fc from "fast-check";
import { expect, test } from "vitest";
import { storableText, truncateText } from "./text.ts";

/** Any UTF-16 there is, with NULs, halves of surrogate pairs and whole ones more often than chance has them. */
const anyText = fc
  .array(fc.oneof(fc.constantFrom("\0", "\uD83D", "\uDE00", "😀", "\uFFFD", "é"), fc.string({ maxLength: 3 })))
  .map((parts) => parts.join(""));

test("makes of any text one that PostgreSQL accepts, and changes no such text", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const stored = storableText(text);
      expect(stored.includes("\0")).toBe(false);
      expect(stored.isWellFormed()).toBe(true);
      expect(storableText(stored)).toBe(stored);
    }),
  );
  expect(storableText("Grüße, 😀!\n\t")).toBe("Grüße, 😀!\n\t");
});

test("cuts to at most the length asked for, never through a surrogate pair, and no more than it must", () => {
  fc.assert(
    fc.property(anyText.map(storableText), fc.nat(20), (text, length) => {
      const cut = truncateText(text, length);
      expect(text.startsWith(cut)).toBe(true);
      expect(cut.isWellFormed()).toBe(true);
      expect(cut.length).toBeLessThanOrEqual(length);
      expect(cut.length).toBeGreaterThanOrEqual(Math.min(text.length, length) - 1);
    }),
  );
});

test("drops a character that would be cut in half", () => {
  expect(truncateText("ab😀cd", 3)).toBe("ab");
  expect(truncateText("ab😀cd", 4)).toBe("ab😀");
});
