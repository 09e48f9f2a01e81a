import { expect, test } from "vitest";
import { removeChunk } from "../database/retention-store.ts";
import type { RequestStatus } from "../domain/request-status.ts";
import { getRequest } from "../queries/get-request.ts";
import { seedRequests } from "../testing/seed-requests.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { jobDependencies } from "../testing/test-job.ts";
import { applyRetention } from "./retention.ts";

const DAY = 24 * 60 * 60 * 1000;
const daysAgo = (days: number) => new Date(Date.now() - days * DAY);

/** Requests of which each failed twice, so many days ago, and whose second answer is kept as well as the first. */
async function startRetention(requests: readonly { status: RequestStatus; days: number }[]) {
  const { database } = await createTestDatabase();
  const seeded = await seedRequests(
    database,
    requests.map(({ status }) => ({ processingStatus: status, attempt: status.startsWith("PROCESSING") ? 2 : 3 })),
  );
  const { id: companyId } = await database.company.findUniqueOrThrow({ where: { name: "Acme" } });
  const attempt = { companyId, model: "gpt-4o-mini", succeeded: false, errorCode: "timeout", rawResponse: "{}" };
  const data = seeded.flatMap(({ id: requestId }, index) =>
    [1, 2].map((number) => ({
      ...attempt,
      requestId,
      attempt: number,
      promptTokens: 10,
      totalCostEur: 0.5,
      syncCostEur: 1,
      finishedAt: daysAgo(requests[index]?.days ?? 0),
    })),
  );
  await database.aIRequestAttempt.createMany({ data });
  const logLines: string[] = [];
  const apply = (
    retention: { rawResponseDays: number; attemptDays: number },
    limits?: Parameters<typeof applyRetention>[1],
  ) => {
    const deps = jobDependencies(database, (line) => logLines.push(line));
    return applyRetention({ ...deps, settings: { ...deps.settings, retention } }, limits);
  };
  const list = async () => {
    const rows = await database.aIRequestAttempt.findMany();
    const numberOf = new Map(seeded.map(({ id }, index) => [id, index]));
    return rows
      .map((row) => `${numberOf.get(row.requestId)}/${row.attempt}${row.rawResponse === null ? "" : " raw"}`)
      .sort();
  };
  return { database, seeded, apply, list, logLines };
}

const FAILED = { status: "PROCESSING_FAILED", days: 40 } as const;

test("keeps everything for ever unless told otherwise", async () => {
  const { apply, list, logLines } = await startRetention([FAILED]);
  expect(await apply({ rawResponseDays: 0, attemptDays: 0 })).toEqual({ rawResponseCount: 0, attemptCount: 0 });
  expect(await list()).toEqual(["0/1 raw", "0/2 raw"]);
  expect(logLines).toEqual([]);
});

test("removes raw answers that are old enough, and tells so where they stood and in the log", async () => {
  const { database, seeded, apply, list, logLines } = await startRetention([FAILED, { ...FAILED, days: 20 }]);
  expect(await apply({ rawResponseDays: 30, attemptDays: 0 })).toEqual({ rawResponseCount: 2, attemptCount: 0 });
  expect(await list()).toEqual(["0/1", "0/2", "1/1 raw", "1/2 raw"]);
  const { attempts } = await getRequest(database, seeded[0]?.id ?? "");
  expect(attempts[0]).toMatchObject({ hasRawResponse: false, rawResponseRemovedAt: expect.any(Date) });
  expect(JSON.parse(logLines[0] ?? "")).toMatchObject({
    msg: "retention.applied",
    rawResponseCount: 2,
    rawResponseDays: 30,
  });
  expect(await apply({ rawResponseDays: 30, attemptDays: 0 })).toEqual({ rawResponseCount: 0, attemptCount: 0 });
});

test("removes attempts that another followed, and never a request's last", async () => {
  const { apply, list } = await startRetention([FAILED, { ...FAILED, days: 20 }]);
  expect(await apply({ rawResponseDays: 0, attemptDays: 30 })).toEqual({ rawResponseCount: 0, attemptCount: 1 });
  expect(await list()).toEqual(["0/2 raw", "1/1 raw", "1/2 raw"]);
});

test("touches nothing of a request that is pending or in flight", async () => {
  const { apply, list } = await startRetention([
    { status: "PENDING_BATCHING", days: 40 },
    { status: "BATCHING_IN_PROGRESS", days: 40 },
  ]);
  expect(await apply({ rawResponseDays: 1, attemptDays: 1 })).toEqual({ rawResponseCount: 0, attemptCount: 0 });
  expect(await list()).toEqual(["0/1 raw", "0/2 raw", "1/1 raw", "1/2 raw"]);
});

test("leaves what was counted and spent as it was, while a deleted request still takes its share with it", async () => {
  const { database, seeded, apply } = await startRetention([FAILED, FAILED]);
  const spent = async () => {
    const { _sum } = await database.throughputHour.aggregate({ _sum: { attemptCount: true, costEur: true } });
    return { attempts: Number(_sum.attemptCount), costEur: Number(_sum.costEur) };
  };
  expect(await spent()).toEqual({ attempts: 4, costEur: 2 });
  await apply({ rawResponseDays: 30, attemptDays: 30 });
  expect(await database.aIRequestAttempt.count()).toBe(2);
  expect(await spent()).toEqual({ attempts: 4, costEur: 2 });
  await database.aIProcessingRequest.delete({ where: { id: seeded[0]?.id ?? "" } });
  expect(await spent()).toEqual({ attempts: 3, costEur: 1.5 });
});

test("goes on in chunks behind what it must leave alone, also where many ended at one moment", async () => {
  const { database, apply, list } = await startRetention([
    ...Array.from({ length: 5 }, () => ({ status: "PENDING_BATCHING", days: 50 }) as const),
    FAILED,
  ]);
  await database.$executeRaw`
    UPDATE "AIRequestAttempt" SET "finishedAt" = ${daysAgo(45)}::timestamptz + interval '789 microseconds'`;
  const chunk = { kind: "raw_responses", before: daysAgo(30), limit: 2, now: new Date() } as const;
  let removedCount = 0;
  let chunkCount = 0;
  for (let isAtEnd = false; !isAtEnd; chunkCount += 1) {
    const removed = await removeChunk(database, chunk);
    removedCount += removed.removedCount;
    isAtEnd = removed.isAtEnd;
  }
  expect({ removedCount, chunkCount }).toEqual({ removedCount: 2, chunkCount: 7 });
  expect(await apply({ rawResponseDays: 30, attemptDays: 30 })).toEqual({ rawResponseCount: 0, attemptCount: 1 });
  expect((await list()).filter((row) => row.startsWith("5/"))).toEqual(["5/2"]);
});

test("a run goes on where the last one ended, so that what must be kept never stands before the rest for good", async () => {
  const { apply, list } = await startRetention([
    { status: "PENDING_BATCHING", days: 60 },
    { status: "PENDING_BATCHING", days: 50 },
    FAILED,
  ]);
  const run = () => apply({ rawResponseDays: 30, attemptDays: 30 }, { chunkSize: 2, maxChunks: 2 });
  expect(await run()).toEqual({ rawResponseCount: 0, attemptCount: 0 });
  expect(await run()).toEqual({ rawResponseCount: 2, attemptCount: 1 });
  expect(await list()).toEqual(["0/1 raw", "0/2 raw", "1/1 raw", "1/2 raw", "2/2"]);
});

test("begins anew after the end, and removes what another attempt followed only after it was passed", async () => {
  const { database, apply, list } = await startRetention([{ status: "PENDING_BATCHING", days: 40 }]);
  const run = () => apply({ rawResponseDays: 30, attemptDays: 30 }, { chunkSize: 2, maxChunks: 1 });
  expect(await run()).toEqual({ rawResponseCount: 0, attemptCount: 0 });
  await database.aIProcessingRequest.updateMany({ data: { processingStatus: "PROCESSING_FAILED" } });
  expect(await run()).toEqual({ rawResponseCount: 0, attemptCount: 0 });
  expect(await list()).toEqual(["0/1 raw", "0/2 raw"]);
  expect(await run()).toEqual({ rawResponseCount: 2, attemptCount: 2 });
});

test("goes on after a change of days, also where the last run ended behind the new limit", async () => {
  const { database, apply, list } = await startRetention([
    { status: "PENDING_BATCHING", days: 40 },
    { status: "PENDING_BATCHING", days: 20 },
  ]);
  const run = (days: number) => apply({ rawResponseDays: days, attemptDays: days }, { chunkSize: 4, maxChunks: 1 });
  expect(await run(10)).toEqual({ rawResponseCount: 0, attemptCount: 0 });
  await database.aIProcessingRequest.updateMany({ data: { processingStatus: "PROCESSING_FAILED" } });
  expect(await run(30)).toEqual({ rawResponseCount: 0, attemptCount: 0 });
  expect(await run(30)).toEqual({ rawResponseCount: 2, attemptCount: 2 });
  expect(await list()).toEqual(["1/1 raw", "1/2 raw"]);
});

test("two runs at once take turns: each chunk is removed once", async () => {
  const { apply, list } = await startRetention(Array.from({ length: 20 }, () => FAILED));
  const run = () => apply({ rawResponseDays: 30, attemptDays: 30 }, { chunkSize: 1, maxChunks: 100 });
  const [one, other] = await Promise.all([run(), run()]);
  expect(one.rawResponseCount + other.rawResponseCount).toBe(40);
  expect(one.attemptCount + other.attemptCount).toBe(20);
  expect((await list()).every((row) => row.endsWith("/2"))).toBe(true);
});
