import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { FAILURES } from "../domain/failure.ts";
import { seedAttempts } from "../testing/seed-attempts.ts";
import { seedRequests } from "../testing/seed-requests.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { listFailures } from "./list-failures.ts";
import { listFilterOptions } from "./list-filter-options.ts";

const now = new Date("2026-11-24T13:45:00Z");
const failure = (errorCode: string, errorMessage: string, completedAt = now) =>
  ({ processingStatus: "PROCESSING_FAILED", errorCode, errorMessage, completedAt }) as const;

test("groups failures by code and message without ids, largest first, with the one that failed last", async () => {
  const { database } = await createTestDatabase();
  const [, newest] = await seedRequests(database, [
    failure("timeout", "gave up on 10001", new Date("2026-11-24T10:00:00Z")),
    failure("timeout", "gave up on 10002", new Date("2026-11-24T12:00:00Z")),
    failure("timeout", "gave up on 10003", new Date("2026-11-24T11:00:00Z")),
    failure("timeout", "lost the line"),
    failure("whatever_new", "never seen"),
    {},
  ]);
  const groups = await listFailures(database, { limit: 50, now });
  expect(groups).toMatchObject([
    {
      errorCode: "timeout",
      messageGroup: "gave up on …",
      count: 3,
      retryable: true,
      meaning: FAILURES.timeout.meaning,
    },
    { errorCode: "timeout", messageGroup: "lost the line", count: 1 },
    { errorCode: "whatever_new", count: 1, retryable: null },
  ]);
  const lastFailedAt = new Date("2026-11-24T12:00:00Z");
  expect(groups[0]).toMatchObject({ sampleRequestId: newest?.id, sampleMessage: "gave up on 10002", lastFailedAt });
  expect(await listFailures(database, { limit: 1, now })).toHaveLength(1);
  expect(await listFailures(database, { companyId: randomUUID(), limit: 50, now })).toEqual([]);
});

test("shows how often a code occurred in each of the last 24 hours, whatever became of the requests", async () => {
  const { database } = await createTestDatabase();
  await seedRequests(database, [failure("timeout", "no")]);
  const failed = { succeeded: false, errorCode: "timeout" };
  await seedAttempts(database, [
    { ...failed, finishedAt: now },
    { ...failed, finishedAt: now },
    { ...failed, finishedAt: new Date("2026-11-23T14:00:00Z") },
    { ...failed, finishedAt: new Date("2026-11-23T13:59:59Z") },
    { succeeded: false, errorCode: "refusal", finishedAt: now },
  ]);
  const [group] = await listFailures(database, { limit: 50, now });
  expect(group?.trend).toEqual([1, ...Array(22).fill(0), 2]);
});

test("a failure that is requeued is in no group any more", async () => {
  const { database } = await createTestDatabase();
  await seedRequests(database, [failure("timeout", "no")]);
  await database.aIProcessingRequest.updateMany({ data: { processingStatus: "PENDING_BATCHING", errorCode: null } });
  expect(await listFailures(database, { limit: 50, now })).toEqual([]);
});

test("filters offer what occurs, and every company", async () => {
  const { database } = await createTestDatabase();
  await seedRequests(database, [{ model: "gpt-4o" }, { model: "gpt-4o-mini" }, failure("timeout", "no")]);
  const empty = await database.company.create({ data: { name: "Beta" } });
  const sessions = await database.session.findMany();
  for (const [index, language] of ["nl", "en", "nl"].entries()) {
    await database.session.update({ where: { id: sessions[index]?.id ?? "" }, data: { language } });
  }
  expect(await listFilterOptions(database)).toEqual({
    companies: [
      { id: sessions[0]?.companyId, name: "Acme" },
      { id: empty.id, name: "Beta" },
    ],
    models: ["gpt-4o", "gpt-4o-mini"],
    errorCodes: ["timeout"],
    languages: ["en", "nl"],
  });
});
