import { expect, test } from "vitest";
import { parseRefreshSeconds, refreshMilliseconds } from "./refresh-setting.ts";

test("really pauses when it is off", () => {
  expect(refreshMilliseconds(0, false)).toBe(false);
  expect(refreshMilliseconds(0, true)).toBe(false);
});

test("asks less often after a failure", () => {
  expect(refreshMilliseconds(5, false)).toBe(5000);
  expect(refreshMilliseconds(5, true)).toBe(20_000);
});

test.each([null, "", "7", "-5", "off"])("takes the default for what is none of its values: %s", (text) => {
  expect(parseRefreshSeconds(text)).toBe(15);
});

test("remembers off", () => {
  expect(parseRefreshSeconds("0")).toBe(0);
});
