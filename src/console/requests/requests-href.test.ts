import { expect, test } from "vitest";
import { requestsHref } from "./requests-href.ts";

test("links to everything, to a filter and to one request", () => {
  expect(requestsHref({})).toBe("/requests");
  expect(requestsHref({ errorCode: "a&b" })).toBe("/requests?error=a%26b");
  expect(requestsHref({ status: "PROCESSING_FAILED" }, "id")).toBe("/requests?status=processing_failed&request=id");
});
