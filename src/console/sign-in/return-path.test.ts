import { expect, test } from "vitest";
import { returnPath, signInPath } from "./return-path.ts";

test.each(["/requests?status=failed&q=a%20b", "/batches/1#errors", "/"])(
  "leads back to a page of this site: %s",
  (path) => {
    expect(returnPath(path)).toBe(path);
  },
);

test.each([
  undefined,
  "",
  "requests",
  "https://evil.example/",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/.//evil.example",
  "javascript:alert(1)",
  "/sign-in?next=/sign-in",
  "/api/admin/legacy/summary",
])("leads to the overview instead of %j", (path) => {
  expect(returnPath(path)).toBe("/");
});

test("asks to come back only where there is somewhere to come back to", () => {
  expect(signInPath("/")).toBe("/sign-in");
  expect(signInPath("/requests?a=1&b=2")).toBe("/sign-in?next=%2Frequests%3Fa%3D1%26b%3D2");
});
