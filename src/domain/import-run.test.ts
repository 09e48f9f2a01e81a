import { expect, test } from "vitest";
import {
  IMPORT_STATUSES,
  IMPORT_TRANSITIONS,
  importPhase,
  isImportComplete,
  isImportOpen,
  OPEN_IMPORT_STATUSES,
  shownSource,
} from "./import-run.ts";

test("an import is open until nothing can follow its status", () => {
  expect(OPEN_IMPORT_STATUSES).toEqual(["UPLOADING", "WAITING", "RUNNING"]);
  for (const status of IMPORT_STATUSES) expect(isImportOpen(status)).toBe(IMPORT_TRANSITIONS[status].length > 0);
});

test("says what is going on with an import", () => {
  expect(IMPORT_STATUSES.map(importPhase)).toEqual(["uploading", "waiting", "running", "over", "over", "over"]);
  expect(IMPORT_STATUSES.filter(isImportComplete)).toEqual(["COMPLETED"]);
});

test("shows of a signed link all but what signs it", () => {
  expect(shownSource("URL", "https://x.test/a.csv?sig=secret&b=1")).toBe("https://x.test/a.csv?…");
  expect(shownSource("URL", "https://x.test/a.csv")).toBe("https://x.test/a.csv");
  expect(shownSource("UPLOAD", "what?.csv")).toBe("what?.csv");
});
