import { randomUUID } from "node:crypto";
import type { Database } from "../../src/database/client.ts";
import { createRandom, type Random } from "../../src/testing/chaos/random.ts";
import { type PlannedBatch, planBatches } from "./batch-plan.ts";
import { MISHAPS } from "./mishaps.ts";
import { addRequest, noRows, type Rows } from "./request-rows.ts";
import { seedSurroundings } from "./seed-surroundings.ts";

const COMPANIES = ["Northwind Care", "Blue Harbour Logistics", "Meadow Retail", "Orbit Telecom"] as const;
const SET_SIZE = 2000;

/** The addresses of one of each of what has a page of its own. */
export type Showcase = { batchId: string; failedRequestId: string; sessionId: string; importId: string };

/**
 * Fills an empty database with a month of a busy system, as much as `batchSize` makes of it: always the same, save for
 * ids, and as seen from `now`.
 */
export async function seedShowcase(
  database: Database,
  { now, batchSize }: { now: Date; batchSize: number },
): Promise<Showcase> {
  const random = createRandom("showcase");
  const companies = COMPANIES.map((name) => ({ id: randomUUID(), name, timeZone: "Europe/Amsterdam" }));
  await database.company.createMany({ data: companies });
  const companyId = (index: number) => companies[index]?.id ?? "";
  const rows = noRows();
  const batches = planBatches(now, random, batchSize).map((plan) => {
    const row = { id: randomUUID(), companyId: companyId(plan.company), ...batchRow(plan, now) };
    for (let index = 0; index < plan.size; index += 1) addRequest(rows, standingIn(plan, row, random), random);
    return row;
  });
  for (let index = 0; index < batchSize * 2; index += 1) addRequest(rows, waiting(companyId(index % 4), now), random);
  await database.aIBatchRequest.createMany({ data: batches });
  await writeRows(database, rows);
  const importId = await seedSurroundings(database, { now, companyIds: companies.map(({ id }) => id) });
  const failed = rows.requests.find(({ errorCode }) => errorCode === "invalid_output");
  return {
    batchId: batches.find(({ status }) => status === "IN_PROGRESS")?.id ?? "",
    failedRequestId: failed?.id ?? "",
    sessionId: rows.sessions.find(({ summary }) => summary != null)?.id ?? "",
    importId,
  };
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

function batchRow({ model, size, createdAt, status, providerStatus }: PlannedBatch, now: Date) {
  const isOver = status === "PROCESSED" || status === "CANCELLED" || status === "FAILED";
  const isAnswered = status === "PROCESSED" || status === "COMPLETED";
  const after = (minutes: number) => new Date(Math.min(now.getTime(), createdAt.getTime() + minutes * 60_000));
  const completed =
    isAnswered || status === "FINALIZING" ? size : status === "IN_PROGRESS" ? Math.floor(size * 0.62) : 0;
  const id = randomUUID().replaceAll("-", "");
  return {
    model,
    status,
    providerStatus,
    createdAt,
    requestCount: size,
    openaiBatchId: `batch_${id}`,
    inputFileId: `file-${id.slice(0, 22)}`,
    estimatedInputTokens: size * 750,
    inputBytes: size * 3000,
    submittedAt: after(1),
    lastPolledAt: after(18),
    expiresAt: new Date(createdAt.getTime() + DAY),
    providerTotal: size,
    providerCompleted: completed,
    providerFailed: 0,
    ...(completed > 0 && { inProgressAt: after(3) }),
    ...((isAnswered || status === "FINALIZING") && { finalizingAt: after(16) }),
    ...((isOver || isAnswered) && { completedAt: after(17) }),
    ...(isOver && { processedAt: after(18) }),
    ...(status === "PROCESSED" && { succeededCount: size, outputFileId: `file-${id.slice(6, 28)}` }),
    ...(status === "FAILED" && { errorCode: "batch_expired", failedCount: size }),
    ...(status === "CANCELLED" && { cancelRequestedAt: after(5), failedCount: size }),
  };
}

function standingIn(plan: PlannedBatch, { id, companyId }: { id: string; companyId: string }, random: Random) {
  const { model, createdAt, status } = plan;
  const requestedAt = new Date(createdAt.getTime() - random.int(1, 10) * 60_000);
  const facts = { companyId, model, batchId: id, requestedAt };
  const finishedAt = new Date(createdAt.getTime() + 18 * 60_000);
  if (status === "FAILED" || status === "CANCELLED") {
    const code = status === "FAILED" ? "batch_expired" : "batch_cancelled";
    const message = `The batch ${status === "FAILED" ? "expired" : "was cancelled"} before this request was run.`;
    return { ...facts, finishedAt, status: "PROCESSING_FAILED" as const, mishap: { code, message } };
  }
  if (status !== "PROCESSED") {
    return { ...facts, finishedAt: null, status: "BATCHING_IN_PROGRESS" as const, mishap: null };
  }
  const mishap = random.chance(0.03) ? random.pick(MISHAPS) : null;
  const end = mishap === null ? ("PROCESSING_COMPLETE" as const) : ("PROCESSING_FAILED" as const);
  return { ...facts, finishedAt, status: end, mishap };
}

function waiting(companyId: string, now: Date) {
  const requestedAt = new Date(now.getTime() - 6 * 60_000);
  const nowhere = { batchId: null, finishedAt: null, mishap: null };
  return { ...nowhere, companyId, model: "gpt-4o-mini", requestedAt, status: "PENDING_BATCHING" as const };
}

async function writeRows(database: Database, rows: Rows): Promise<void> {
  await inSets(rows.imports, (data) => database.sessionImport.createMany({ data }));
  await inSets(rows.sessions, (data) => database.session.createMany({ data }));
  await inSets(rows.messages, (data) => database.message.createMany({ data }));
  await inSets(rows.stages, (data) => database.sessionProcessingStatus.createMany({ data }));
  await inSets(rows.requests, (data) => database.aIProcessingRequest.createMany({ data }));
  await inSets(rows.attempts, (data) => database.aIRequestAttempt.createMany({ data }));
}

async function inSets<T>(rows: readonly T[], write: (set: T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < rows.length; from += SET_SIZE) await write(rows.slice(from, from + SET_SIZE));
}
