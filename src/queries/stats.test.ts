import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { BATCH_STATUSES } from "../domain/batch-status.ts";
import { seedAttempts } from "../testing/seed-attempts.ts";
import { seedBatch } from "../testing/seed-requests.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { summarizeBatches } from "./summarize-batches.ts";
import { summarizeMoney } from "./summarize-money.ts";
import { summarizeThroughput } from "./summarize-throughput.ts";

const now = new Date("2026-11-24T13:45:00Z");
const usage = { promptTokens: 100, completionTokens: 10, totalCostEur: "0.001", syncCostEur: "0.002" };
const failed = { succeeded: false, errorCode: "timeout" };

test("throughput says of every bucket what ended in it, zero where nothing did", async () => {
  const { database } = await createTestDatabase();
  await seedAttempts(database, [
    { ...usage, finishedAt: new Date("2026-11-24T13:00:00Z") },
    { ...usage, finishedAt: new Date("2026-11-24T13:44:59Z") },
    { ...failed, finishedAt: new Date("2026-11-24T12:59:59Z") },
    { finishedAt: new Date("2026-11-23T13:59:59Z") },
  ]);
  const day = await summarizeThroughput(database, { window: "24h", now });
  expect(day.bucketSeconds).toBe(3600);
  expect(day.buckets).toHaveLength(24);
  const [before, last] = day.buckets.slice(-2);
  const tokens = { promptTokens: 200, completionTokens: 20, costEur: 0.002, syncCostEur: 0.004 };
  expect(last).toEqual({ start: new Date("2026-11-24T13:00:00Z"), completed: 2, failed: 0, ...tokens });
  expect(before).toMatchObject({ completed: 0, failed: 1, promptTokens: 0 });
  const totals = day.buckets.map(({ completed, failed }) => completed + failed);
  expect(totals.reduce((sum, count) => sum + count)).toBe(3);
  const month = await summarizeThroughput(database, { window: "30d", now });
  expect(month.buckets.slice(-2)).toMatchObject([{ completed: 1 }, { completed: 2, failed: 1 }]);
  const other = await summarizeThroughput(database, { window: "24h", companyId: randomUUID(), now });
  expect(other.buckets.every(({ completed, failed }) => completed + failed === 0)).toBe(true);
});

test("money says what was spent and saved within the window, and whether any price is missing", async () => {
  const { database } = await createTestDatabase();
  await seedAttempts(database, [
    { ...usage, finishedAt: now },
    { ...usage, ...failed, finishedAt: now },
    { ...failed, finishedAt: now },
    { ...usage, finishedAt: new Date("2026-11-20T00:00:00Z"), syncCostEur: null },
  ]);
  const day = await summarizeMoney(database, { window: "24h", now });
  expect(day).toEqual({ spentEur: 0.002, syncEur: 0.004, savedEur: 0.002, isComplete: true });
  expect(await summarizeMoney(database, { window: "7d", now })).toMatchObject({ spentEur: 0.003, isComplete: false });
});

test("money of an empty database is nothing, and all of it is known", async () => {
  const { database } = await createTestDatabase();
  const nothing = { spentEur: 0, syncEur: 0, savedEur: 0, isComplete: true };
  expect(await summarizeMoney(database, { window: "30d", now })).toEqual(nothing);
});

test("counts batches of every status, zero where there is none", async () => {
  const { database } = await createTestDatabase();
  for (const status of ["PENDING", "PROCESSED", "PROCESSED"] as const) await seedBatch(database, { status });
  const zero = Object.fromEntries(BATCH_STATUSES.map((status) => [status, 0]));
  expect(await summarizeBatches(database)).toEqual({ ...zero, PENDING: 1, PROCESSED: 2 });
});
