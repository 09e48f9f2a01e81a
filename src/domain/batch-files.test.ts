import { expect, test } from "vitest";
import { downloadNameOf } from "./batch-files.ts";

test.each([
  ["Acme", "acme-batch-7-output.jsonl"],
  ["Société Générale & Co.", "societe-generale-co-batch-7-output.jsonl"],
  ['../"; filename="evil', "filename-evil-batch-7-output.jsonl"],
  ["株式会社", "batch-7-output.jsonl"],
  ["x".repeat(300), `${"x".repeat(40)}-batch-7-output.jsonl`],
])("names a download of %j by characters that every system takes", (companyName, name) => {
  expect(downloadNameOf({ id: "7", companyName }, "output")).toBe(name);
});
