import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { seedSessions } from "../testing/seed-sessions.ts";
import { startTestPipeline } from "../testing/test-pipeline.ts";
import { pollBatches } from "./batch-poller.ts";

const run = promisify(execFile);
const SOURCES = join(import.meta.dirname, "..");
const COUNT = 50_000;
const MAX_MEGABYTES = 250;

/** Takes one step in a process of its own, started as every process of the product is. */
async function takeStep(options: Record<string, string>) {
  const flags = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
  const args = [join(SOURCES, "bootstrap.mjs"), join(SOURCES, "testing/run-step.ts"), ...flags];
  const { stdout } = await run(process.execPath, args);
  return JSON.parse(stdout) as { result: unknown; maxRssMegabytes: number };
}

test(`keeps creator, submitter and applier of ${COUNT} requests each below ${MAX_MEGABYTES} MB`, {
  timeout: 900_000,
}, async () => {
  const { deps, database, databaseUrl, simulator, spoolDirectory } = await startTestPipeline();
  await database.aIModel.updateMany({ data: { enqueuedTokenLimit: null } });
  await simulator.changeSettings({ enqueuedTokenLimits: { "gpt-4o-mini": 1e12 } });
  await seedSessions(database, { count: COUNT });
  const common = { database: databaseUrl, provider: simulator.baseUrl, spool: spoolDirectory };

  const created = await takeStep({ ...common, step: "create" });
  expect(created.result).toMatchObject({ requestCount: COUNT });
  const { id: batch } = await database.aIBatchRequest.findFirstOrThrow({ select: { id: true } });
  const submitted = await takeStep({ ...common, step: "submit", batch });
  expect(submitted.result).toBe("submitted");
  await simulator.waitUntilDone();
  await pollBatches(deps);
  const applied = await takeStep({ ...common, step: "apply", batch });
  expect(applied.result).toMatchObject({ succeededCount: COUNT, finalStatus: "PROCESSED" });

  const used = { create: created.maxRssMegabytes, submit: submitted.maxRssMegabytes, apply: applied.maxRssMegabytes };
  for (const [step, megabytes] of Object.entries(used)) expect(megabytes, step).toBeLessThan(MAX_MEGABYTES);
});
