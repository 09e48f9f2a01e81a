import { expect, test } from "vitest";
import { parseTokenLimit } from "./token-limit.ts";

test.each([
  ["", null],
  ["  ", null],
  ["90000", 90_000],
  ["2,000,000", 2_000_000],
  ["2 000 000", 2_000_000],
  ["1000000000000", 1e12],
])("reads %j as the limit %j", (text, limit) => {
  expect(parseTokenLimit(text)).toBe(limit);
});

test.each(["0", "-1", "1e6", "many", "1000000000001"])("takes %j for no limit", (text) => {
  expect(parseTokenLimit(text)).toBeUndefined();
});
