import { expect, test } from "vitest";
import { uuidRangeOf } from "./uuid.ts";

test.each([
  ["a1b2c3d4", "a1b2c3d4-0000-0000-0000-000000000000", "a1b2c3d4-ffff-ffff-ffff-ffffffffffff"],
  [" A1B2C3D4-e5 ", "a1b2c3d4-e500-0000-0000-000000000000", "a1b2c3d4-e5ff-ffff-ffff-ffffffffffff"],
])("the beginning %j of an id names every id that begins so", (text, from, to) => {
  expect(uuidRangeOf(text)).toEqual({ from, to });
});

test("a whole id names itself alone", () => {
  const id = "a1b2c3d4-e5f6-4711-8899-aabbccddeeff";
  expect(uuidRangeOf(id)).toEqual({ from: id, to: id });
});

test.each(["a1b2c3d", "", "a1b2c3dg", `${"a".repeat(33)}`])("%j begins no id that an index could find", (text) => {
  expect(uuidRangeOf(text)).toBeNull();
});
