import { expect, test } from "vitest";
import { requestFilterParameters } from "./request-filter.ts";

test("a filter's parameters name every condition, statuses in lower case and times in UTC", () => {
  const parameters = requestFilterParameters({
    status: "PROCESSING_FAILED",
    companyId: "c",
    model: "m",
    errorCode: "timeout",
    messageGroup: "took # s",
    batchId: "b",
    from: new Date("2026-11-01T00:00:00Z"),
    to: new Date("2026-12-01T00:00:00Z"),
    search: { text: "abc", in: "error" },
  });
  expect(parameters).toEqual({
    status: "processing_failed",
    company: "c",
    model: "m",
    error: "timeout",
    group: "took # s",
    batch: "b",
    from: "2026-11-01T00:00:00.000Z",
    to: "2026-12-01T00:00:00.000Z",
    q: "abc",
    in: "error",
  });
});

test("what a filter leaves open is no parameter", () => {
  expect(requestFilterParameters({ model: undefined })).toEqual({});
});
