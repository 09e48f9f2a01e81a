import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { foldBite } from "../database/count-store.ts";
import { countReads, openForCounting } from "../testing/count-reads.ts";
import { listCounterDifferences } from "../testing/counter-differences.ts";
import { doRandomWork } from "../testing/random-work.ts";
import { seedAttempts } from "../testing/seed-attempts.ts";
import { seedRequests } from "../testing/seed-requests.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { foldCounter, foldCounters } from "./counter-folder.ts";

/** A generator of Park and Miller: the same numbers for the same seed. */
function diceOf(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

test.each([1, 2, 3].map((each) => each + Date.now()))(
  "counters say at every moment what counting would, whatever happens at once and is folded meanwhile: seed %i",
  async (seed) => {
    const { database } = await createTestDatabase();
    let isDone = false;
    let doneCount = 0;
    const work = async (worker: number) => {
      const dice = diceOf(seed + worker);
      for (let step = 0; step < 40; step++) {
        if (await doRandomWork(database, dice)) doneCount += 1;
      }
    };
    const until = async (act: () => Promise<unknown>) => {
      while (!isDone) await act();
    };
    const watching = [
      until(() => foldCounters({ database })),
      until(() => foldBite(database, "RequestCount", 3)),
      until(async () => expect(await listCounterDifferences(database)).toEqual([])),
    ];
    await Promise.all([0, 1, 2, 3].map(work));
    isDone = true;
    await Promise.all(watching);
    expect(doneCount).toBeGreaterThan(80);
    expect(await listCounterDifferences(database)).toEqual([]);
    await foldCounters({ database });
    expect(await listCounterDifferences(database)).toEqual([]);
    const [keys] = await database.$queryRaw<object[]>`
      SELECT count(*)::int - count(DISTINCT ("companyId", model, status, "errorCode"))::int AS surplus
        FROM "RequestCount"`;
    expect(keys).toEqual({ surplus: 0 });
  },
);

test("folds a key of any number of rows into one, bite by bite, and what comes to zero into none", async () => {
  const { database } = await createTestDatabase();
  await seedRequests(database, [{}]);
  for (let times = 0; times < 6; times++) await seedRequests(database, [{ model: "gpt-4o" }, {}]);
  await database.aIProcessingRequest.deleteMany({ where: { model: "gpt-4o" } });
  const bites: number[] = [];
  for (let left = true; left; ) {
    const { appendedCount } = await foldBite(database, "RequestCount", 4);
    bites.push(appendedCount);
    left = appendedCount > 0;
  }
  expect(Math.max(...bites)).toBe(4);
  expect(await database.requestCount.findMany({ select: { model: true, count: true } })).toEqual([
    { model: "gpt-4o-mini", count: 7n },
  ]);
  expect(await listCounterDifferences(database)).toEqual([]);
});

test("leaves counters alone that are folded already", async () => {
  const { database } = await createTestDatabase();
  await seedAttempts(database, [{}, { succeeded: false, errorCode: "timeout" }]);
  const read = () => Promise.all([database.requestCount.findMany(), database.throughputHour.findMany()]);
  await foldCounters({ database });
  const before = await read();
  expect(await foldCounters({ database })).toEqual({ foldedCount: 0 });
  expect(await read()).toEqual(before);
});

test("folds what is new at the same price, however much was counted before", async () => {
  const { databaseUrl } = await createTestDatabase();
  const database = openForCounting(databaseUrl);
  const companyId = randomUUID();
  const append = (count: number) => database.$executeRaw`
    INSERT INTO "ThroughputHour" (hour, "companyId", model, "attemptCount", "promptTokens", "completionTokens", "costEur",
           "syncCostEur", "unpricedCount")
    SELECT timestamptz '2020-01-01' + n * interval '1 hour', ${companyId}::uuid, 'gpt-4o', 1, 1, 1, 1, 1, 0
      FROM generate_series(1, ${count}::int) n`;
  const fold = () => foldCounter(database, "ThroughputHour");
  await append(50_000);
  await fold();
  await database.$executeRaw`VACUUM (ANALYZE) "ThroughputHour"`;
  await append(100);
  const reads = await countReads(database, "ThroughputHour", fold);
  expect(reads).toBeGreaterThanOrEqual(200);
  expect(reads).toBeLessThan(1000);
  expect(await database.throughputHour.count()).toBe(50_000);
});

test("clears the counters with the tables that they count", async () => {
  const { database } = await createTestDatabase();
  await seedAttempts(database, [{}]);
  await database.$executeRaw`TRUNCATE "AIProcessingRequest" CASCADE`;
  expect([await database.requestCount.count(), await database.throughputHour.count()]).toEqual([0, 0]);
});

test("counts attempts also of a process that does not name their company and model", async () => {
  const { database } = await createTestDatabase();
  const [request] = await seedRequests(database, [{ model: "gpt-4o" }]);
  await database.$executeRaw`
    INSERT INTO "AIRequestAttempt" ("requestId", attempt, succeeded) VALUES (${request?.id}::uuid, 1, true)`;
  expect(await database.throughputHour.findMany()).toMatchObject([{ model: "gpt-4o", attemptCount: 1n }]);
  expect(await listCounterDifferences(database)).toEqual([]);
});

test("an update of nothing that is counted appends nothing", async () => {
  const { database } = await createTestDatabase();
  await seedRequests(database, [{}, { processingStatus: "PROCESSING_FAILED", errorCode: "x", errorMessage: "no" }]);
  const read = () => Promise.all([database.requestCount.count(), database.failureGroupCount.count()]);
  const before = await read();
  await database.aIProcessingRequest.updateMany({ data: { promptTokens: 5 } });
  expect(await read()).toEqual(before);
});
