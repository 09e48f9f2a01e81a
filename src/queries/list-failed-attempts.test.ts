import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { FAILURES } from "../domain/failure.ts";
import { seedAttempts } from "../testing/seed-attempts.ts";
import { seedRequests } from "../testing/seed-requests.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { listFailedAttempts } from "./list-failed-attempts.ts";

const now = new Date("2026-11-24T13:45:00Z");
const failed = (errorCode: string, finishedAt = now) => ({ succeeded: false, errorCode, finishedAt });

test("tells which attempts failed lately, those that were repeated with success too, the most frequent first", async () => {
  const { database } = await createTestDatabase();
  await seedRequests(database, [{ processingStatus: "PROCESSING_FAILED", errorCode: "timeout", errorMessage: "no" }]);
  await seedAttempts(database, [
    failed("server_error"),
    failed("timeout"),
    { ...failed("timeout"), totalCostEur: 0.25 },
    failed("timeout", new Date("2026-11-23T14:00:00Z")),
    failed("timeout", new Date("2026-11-23T13:59:59Z")),
    { succeeded: true, finishedAt: now },
  ]);
  const codes = await listFailedAttempts(database, { now });
  expect(codes).toEqual([
    {
      errorCode: "timeout",
      meaning: FAILURES.timeout.meaning,
      attemptCount: 3,
      costEur: 0.25,
      failedRequestCount: 1,
      trend: [1, ...Array(22).fill(0), 2],
    },
    expect.objectContaining({ errorCode: "server_error", attemptCount: 1, costEur: 0, failedRequestCount: 0 }),
  ]);
});

test("tells those of one company alone", async () => {
  const { database } = await createTestDatabase();
  await seedAttempts(database, [failed("timeout")]);
  const { companyId } = await database.aIRequestAttempt.findFirstOrThrow();
  expect(await listFailedAttempts(database, { companyId, now })).toHaveLength(1);
  expect(await listFailedAttempts(database, { companyId: randomUUID(), now })).toEqual([]);
});
