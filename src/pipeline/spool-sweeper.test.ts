import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { seedBatch } from "../testing/seed-requests.ts";
import { startTestPipeline } from "../testing/test-pipeline.ts";
import { sweepSpool } from "./spool-sweeper.ts";

test("removes what killed submitters left, but nothing that is still to be sent", async () => {
  const { deps, database, spoolDirectory } = await startTestPipeline();
  const sent = await seedBatch(database, { status: "VALIDATING" });
  const waiting = await seedBatch(database, { status: "UPLOADING" });
  const gone = crypto.randomUUID();
  for (const id of [sent, waiting, gone]) await writeFile(join(spoolDirectory, `${id}.4711.jsonl`), "{}");
  await writeFile(join(spoolDirectory, "notes.txt"), "somebody's own");
  expect(await sweepSpool(deps)).toBe(2);
  expect((await readdir(spoolDirectory)).toSorted()).toEqual([`${waiting}.4711.jsonl`, "notes.txt"].toSorted());
});

test("is content with a spool that was never used", async () => {
  const { deps } = await startTestPipeline({ spoolDirectory: "/nowhere/at/all" });
  expect(await sweepSpool(deps)).toBe(0);
});
