import { expect, test } from "vitest";
import { describeCounts, progressOf } from "./describe-import.ts";
import { lookOf } from "./import-look.ts";
import type { ImportListItem } from "./import-run.ts";

const RUN: ImportListItem = {
  id: "1",
  companyId: "2",
  companyName: "Acme",
  sourceKind: "UPLOAD",
  source: "sessions.csv",
  status: "RUNNING",
  sessionCount: 1184,
  requestCount: 1184,
  duplicateCount: 0,
  rejectedCount: 3,
  readBytes: 50,
  totalBytes: 200,
  errorMessage: null,
  actorLabel: "ada",
  createdAt: new Date(0),
  startedAt: new Date(0),
  finishedAt: null,
  isSilent: false,
};

test("says what came of an import, and leaves out what is none", () => {
  expect(describeCounts(RUN)).toBe("1,184 sessions · 3 rejected");
  expect(describeCounts({ ...RUN, sessionCount: 1, duplicateCount: 2, rejectedCount: 0 })).toBe("1 session · 2 known");
});

test("tells how far an import has come until it has ended", () => {
  expect(progressOf(RUN)).toEqual({ value: 50, max: 200, text: "1,184 sessions · 3 rejected" });
  expect(progressOf({ ...RUN, status: "UPLOADING", totalBytes: 2_000_000 })?.text).toBe("2.0 MB have arrived");
  expect(progressOf({ ...RUN, status: "COMPLETED" })).toBeNull();
});

test("does not call it a success when every line was rejected, nor alive what has fallen silent", () => {
  expect(lookOf({ ...RUN, status: "COMPLETED" }).label).toBe("Completed");
  expect(lookOf({ ...RUN, status: "COMPLETED", sessionCount: 0 }).label).toBe("Nothing imported");
  expect(lookOf({ ...RUN, isSilent: true }).label).toBe("No sign of life");
});
