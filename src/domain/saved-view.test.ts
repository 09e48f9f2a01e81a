import { expect, test } from "vitest";
import { viewQuery } from "./saved-view.ts";

test("is the same text for the same filters, in whatever order they were chosen", () => {
  expect(viewQuery("?status=failed&company=1")).toBe(viewQuery("company=1&status=failed"));
});

test("leaves out what somebody happens to look at", () => {
  expect(viewQuery("?status=failed&cursor=abc&request=1&edge=last")).toBe("status=failed");
});

test("is empty where nothing is filtered", () => {
  expect(viewQuery("")).toBe("");
  expect(viewQuery("?cursor=abc")).toBe("");
});
