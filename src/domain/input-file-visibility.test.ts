import { expect, test } from "vitest";
import { isInputFileMissing, mayInputFileTurnUp } from "./input-file-visibility.ts";

const failed = (...data: { code?: string; message?: string; line?: number }[]) => ({
  status: "failed",
  errors: { data },
});

test.each([
  [{ code: "input_file_not_found" }],
  [{ code: "file_not_found", message: "No file." }],
  [{ code: "missing_file" }],
  [{ code: "invalid_request", message: "The input file file-abc could not be found." }],
  [{ code: "invalid_file", message: "The input file cannot be found." }],
  [{ code: "invalid_file", message: "File file-abc does not exist" }],
  [{ code: "invalid_file", message: "The file cannot be found." }],
  [{ message: "Input file is not yet available; try again later." }],
])("knows a batch that failed because its input file was not visible yet: %j", (error) => {
  expect(isInputFileMissing(failed(error))).toBe(true);
});

test.each([
  [{ code: "invalid_json_line", message: "This line is not parseable.", line: 3 }],
  [{ code: "file_not_found", line: 3 }],
  [{ code: "empty_file", message: "The input file is empty." }],
  [{ code: "missing_required_parameter", message: "Missing required parameter: 'url'." }],
  [{ code: "token_limit_exceeded", message: "Enqueued token limit reached." }],
  [{ code: "model_not_found", message: "The model does not exist." }],
])("takes no other failure for it: %j", (error) => {
  expect(isInputFileMissing(failed(error))).toBe(false);
});

test("takes it for that only when nothing else is wrong, and the batch has failed", () => {
  const missing = { code: "file_not_found" };
  expect(isInputFileMissing(failed(missing, { code: "invalid_json_line", line: 1 }))).toBe(false);
  expect(isInputFileMissing(failed())).toBe(false);
  expect(isInputFileMissing({ status: "failed", errors: null })).toBe(false);
  expect(isInputFileMissing({ ...failed(missing), status: "in_progress" })).toBe(false);
});

test("waits ten minutes for a file to turn up", () => {
  const uploadedAt = new Date("2026-11-01T08:00:00Z");
  expect(mayInputFileTurnUp(uploadedAt, new Date("2026-11-01T08:10:00Z"))).toBe(true);
  expect(mayInputFileTurnUp(uploadedAt, new Date("2026-11-01T08:10:01Z"))).toBe(false);
});
