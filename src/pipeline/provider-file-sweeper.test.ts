import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { seedSessions } from "../testing/seed-sessions.ts";
import { createAndSubmit, startTestPipeline } from "../testing/test-pipeline.ts";
import { chatLines } from "../testing/test-simulator.ts";
import { pollBatches } from "./batch-poller.ts";
import { sweepProviderFiles } from "./provider-file-sweeper.ts";
import { applyBatch } from "./result-applier.ts";

const DAY = 24 * 3600;

/** One batch that has ended, and one that is under way. */
async function withFiles() {
  const pipeline = await startTestPipeline();
  const { deps, database, simulator, spoolDirectory } = pipeline;
  await seedSessions(database, { count: 2 });
  const [endedId = ""] = await createAndSubmit(deps);
  await simulator.waitUntilDone();
  await pollBatches(deps);
  await applyBatch(deps, endedId);
  await simulator.setFaults([{ kind: "hold", status: "in_progress" }]);
  await seedSessions(database, { count: 2, company: "Globex" });
  const [openId = ""] = await createAndSubmit(deps);
  const upload = async (fileName: string) => {
    const path = join(spoolDirectory, "upload");
    await writeFile(path, chatLines(1).join("\n"));
    return deps.provider.uploadInputFile({ path, fileName });
  };
  const listNames = async () => {
    const files = await Array.fromAsync(deps.provider.listInputFiles());
    return files.map(({ fileName }) => fileName).sort();
  };
  return { ...pipeline, endedId, openId, upload, listNames, sweep: () => sweepProviderFiles(deps) };
}

test("deletes the input files of batches that have ended, also the second one that a lost reply left", async () => {
  const { sweep, upload, listNames, clock, endedId, openId } = await withFiles();
  await upload(`${endedId}.jsonl`);
  clock.forward(DAY + 60);
  expect(await sweep()).toEqual({ seenCount: 3, deletedCount: 2 });
  expect(await listNames()).toEqual([`${openId}.jsonl`]);
});

test("leaves alone what is younger than a day, and what is not ours", async () => {
  const { sweep, upload, listNames, clock, endedId } = await withFiles();
  expect(await sweep()).toMatchObject({ deletedCount: 0 });
  clock.forward(DAY + 60);
  await upload("evaluation.jsonl");
  await upload("00000000-0000-4000-8000-000000000000.jsonl");
  await upload(`${endedId}.jsonl.bak.jsonl`);
  await sweep();
  expect(await listNames()).toHaveLength(4);
});

test("stops at a call that fails, and goes on the next time", async () => {
  const { sweep, simulator, clock, logLines } = await withFiles();
  clock.forward(DAY + 60);
  await simulator.setFaults([{ kind: "respond", operation: "files.delete", status: 500, times: null }]);
  expect(await sweep()).toMatchObject({ deletedCount: 0 });
  expect(logLines.join("")).toContain("provider_files.sweep_failed");
  await simulator.setFaults([]);
  expect(await sweep()).toMatchObject({ deletedCount: 1 });
});

test("takes a file that somebody else has deleted meanwhile for gone", async () => {
  const { sweep, simulator, clock } = await withFiles();
  clock.forward(DAY + 60);
  await simulator.setFaults([{ kind: "respond", operation: "files.delete", status: 404 }]);
  expect(await sweep()).toMatchObject({ deletedCount: 0 });
  expect(await sweep()).toMatchObject({ deletedCount: 1 });
});
