import { expect, test } from "vitest";
import { prettyJson } from "./pretty-json.ts";

test("indents what is JSON, as a value or as text", () => {
  const indented = '{\n  "a": [\n    1\n  ]\n}';
  expect(prettyJson({ a: [1] })).toBe(indented);
  expect(prettyJson(' {"a":[1]}')).toBe(indented);
});

test("leaves other text as it is, also where it only begins like JSON", () => {
  expect(prettyJson("Error: no")).toBe("Error: no");
  expect(prettyJson("{not json")).toBe("{not json");
  expect(prettyJson("12")).toBe("12");
});

test("shows nothing of nothing", () => {
  expect(prettyJson(undefined)).toBe("");
});
