import { expect, test } from "vitest";
import { uuidsBeginning } from "./batch-filter.ts";

test.each([
  ["1FDD", "1fdd0000-0000-0000-0000-000000000000", "1fddffff-ffff-ffff-ffff-ffffffffffff"],
  ["1fdd883f-da03-4", "1fdd883f-da03-4000-0000-000000000000", "1fdd883f-da03-4fff-ffff-ffffffffffff"],
  ["1fdd883fda03", "1fdd883f-da03-0000-0000-000000000000", "1fdd883f-da03-ffff-ffff-ffffffffffff"],
])("names the span of ids that begin with %s", (text, first, last) => {
  expect(uuidsBeginning(text)).toEqual({ first, last });
});

test("names one id for a whole one", () => {
  const id = "1fdd883f-da03-4428-bc21-08d8ab1cb236";
  expect(uuidsBeginning(id)).toEqual({ first: id, last: id });
});

test.each(["", "batch_1", "xyz", "1fdd883f-da03-4428-bc21-08d8ab1cb2361"])("finds none for %j", (text) => {
  expect(uuidsBeginning(text)).toBeNull();
});
