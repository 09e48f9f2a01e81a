import fc from "fast-check";
import { expect, test } from "vitest";
import { tellingParts } from "./telling-parts.ts";

test.each([
  ["timeout", ["timeout"]],
  ["gave up after 5", ["gave up after 5"]],
  ["request gave up after 5", [" 5", "request "]],
  ["128,000 tokens; the messages have 55", ["128,000 ", " 55"]],
  ["the answer  is not complete", [" complete", " answer "]],
])("of %j tell most: %j", (text, parts) => {
  expect(tellingParts(text)).toEqual(parts);
});

test("whatever has a text has its parts, and every text that is not blank has one", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (before, text, after) => {
      const parts = tellingParts(text);
      expect(parts.filter((part) => !`${before}${text}${after}`.includes(part))).toEqual([]);
      if (text.trim() !== "") expect(parts.length).toBeGreaterThan(0);
    }),
  );
});
