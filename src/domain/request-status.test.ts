import { expect, test } from "vitest";
import {
  parseRestStatus,
  REQUEST_STATUSES,
  REQUEST_TRANSITIONS,
  REST_REQUEST_STATUSES,
  type RequestStatus,
  toRestStatus,
} from "./request-status.ts";

function reachableFrom(start: RequestStatus): Set<RequestStatus> {
  const reached = new Set<RequestStatus>([start]);
  for (const status of reached) for (const next of REQUEST_TRANSITIONS[status]) reached.add(next);
  return reached;
}

test("reaches every status from PENDING_BATCHING", () => {
  expect([...reachableFrom("PENDING_BATCHING")].sort()).toEqual([...REQUEST_STATUSES].sort());
});

test("strands nothing: every status but PROCESSING_COMPLETE leads on, and to an answer", () => {
  const ends = REQUEST_STATUSES.filter((status) => REQUEST_TRANSITIONS[status].length === 0);
  expect(ends).toEqual(["PROCESSING_COMPLETE"]);
  for (const status of REQUEST_STATUSES) expect(reachableFrom(status)).toContain("PROCESSING_COMPLETE");
});

test("completes a request only out of a batch, so that nothing is complete that nobody paid for", () => {
  const before = REQUEST_STATUSES.filter((status) =>
    REQUEST_TRANSITIONS[status].some((next) => next === "PROCESSING_COMPLETE"),
  );
  expect(before).toEqual(["BATCHING_IN_PROGRESS"]);
});

test("gives back every status from its REST spelling", () => {
  expect(REST_REQUEST_STATUSES.map((text) => parseRestStatus(text))).toEqual([...REQUEST_STATUSES]);
  expect(toRestStatus("PROCESSING_FAILED")).toBe("processing_failed");
});

test.each(["", "PROCESSING_FAILED", "failed", "constructor"])("knows no REST status %j", (text) => {
  expect(parseRestStatus(text)).toBeUndefined();
});
