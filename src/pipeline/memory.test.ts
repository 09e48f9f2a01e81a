import { expect, test } from "vitest";
import type { TestFault } from "../testing/control-simulator.ts";
import { seedSessions } from "../testing/seed-sessions.ts";
import { takeStep } from "../testing/take-step.ts";
import { startTestPipeline } from "../testing/test-pipeline.ts";
import { pollBatches } from "./batch-poller.ts";

const COUNT = 50_000;
const MAX_MEGABYTES = 250;

/** Five lines in a hundred: answers that break the contract, which are kept whole, and errors of the provider. */
const FAILING: TestFault[] = [
  { kind: "row_answer", rows: { every: 25 }, answer: "invalid_json" },
  { kind: "row_error", rows: { from: 2, every: 100 } },
];
const FAILING_COUNT = COUNT / 20;

test(`keeps creator, submitter and applier of ${COUNT} requests, some failing, each below ${MAX_MEGABYTES} MB`, {
  timeout: 900_000,
}, async () => {
  const { deps, database, databaseUrl, simulator, spoolDirectory } = await startTestPipeline();
  await database.aIModel.updateMany({ data: { enqueuedTokenLimit: null } });
  await simulator.changeSettings({ enqueuedTokenLimits: { "gpt-4o-mini": 1e12 } });
  await simulator.setFaults(FAILING);
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
  expect(applied.result).toMatchObject({
    succeededCount: COUNT - FAILING_COUNT,
    requeuedCount: FAILING_COUNT,
    finalStatus: "PROCESSED",
  });

  const used = { create: created.maxRssMegabytes, submit: submitted.maxRssMegabytes, apply: applied.maxRssMegabytes };
  for (const [step, megabytes] of Object.entries(used)) expect(megabytes, step).toBeLessThan(MAX_MEGABYTES);
});
