import { expect, test } from "vitest";
import { seedSessions } from "../testing/seed-sessions.ts";
import { createAndSubmit, listQueued, startTestPipeline } from "../testing/test-pipeline.ts";
import { createBatches } from "./batch-creator.ts";
import { pollBatches } from "./batch-poller.ts";
import { sweepBatches } from "./batch-sweeper.ts";

test("asks again for the job of every batch that still has to be sent, and gives none a second one", async () => {
  const { deps, database } = await startTestPipeline();
  await seedSessions(database, { count: 2 });
  const { batchIds } = await createBatches(deps);
  await sweepBatches(deps);
  expect(await listQueued(database, "batch-submit")).toEqual(batchIds);
  await database.$executeRaw`DELETE FROM pgboss.job`;
  expect(await sweepBatches(deps)).toEqual({ submitIds: batchIds, applyIds: [] });
  expect(await listQueued(database, "batch-submit")).toEqual(batchIds);
});

test("asks again for the job of every batch that still has to be applied, also of one that failed", async () => {
  const { deps, database, simulator } = await startTestPipeline();
  await simulator.setFaults([{ kind: "fail_validation", errors: [{ code: "invalid_json_line", message: "bad" }] }]);
  await seedSessions(database, { count: 2 });
  await seedSessions(database, { count: 2, company: "Globex" });
  const batchIds = await createAndSubmit(deps);
  await simulator.waitUntilDone();
  await pollBatches(deps);
  await database.$executeRaw`DELETE FROM pgboss.job`;
  expect((await sweepBatches(deps)).applyIds.toSorted()).toEqual(batchIds.toSorted());
  expect(await listQueued(database, "batch-apply")).toEqual(batchIds.toSorted());
});

test("asks for the creator while work waits for a token budget", async () => {
  const { deps, database } = await startTestPipeline();
  const countCreators = () => database.$queryRaw`SELECT count(*)::int FROM pgboss.job WHERE name = 'batch-create'`;
  await sweepBatches(deps);
  expect(await countCreators()).toEqual([{ count: 0 }]);
  await seedSessions(database, { count: 3, model: "gpt-4o", tokens: 40_000 });
  await createBatches(deps);
  await sweepBatches(deps);
  expect(await countCreators()).toEqual([{ count: 1 }]);
});
