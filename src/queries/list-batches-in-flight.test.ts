import { expect, test } from "vitest";
import { BATCH_STATUSES } from "../domain/batch-status.ts";
import { seedBatch } from "../testing/seed-requests.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { listBatchesInFlight } from "./list-batches-in-flight.ts";
import { listHolds } from "./list-holds.ts";

const now = new Date("2026-11-24T10:00:00Z");
const past = new Date("2026-11-24T09:59:59Z");

test("shows every batch that is not at its end, also one whose results are still to be applied, newest first", async () => {
  const { database } = await createTestDatabase();
  for (const [index, status] of BATCH_STATUSES.entries()) {
    await seedBatch(database, { status, createdAt: new Date(now.getTime() + index) });
  }
  const batches = await listBatchesInFlight(database, { now });
  const shown = ["COMPLETED", "FINALIZING", "IN_PROGRESS", "VALIDATING", "UPLOADING", "PENDING"];
  expect(batches.map((batch) => batch.status)).toEqual(shown);
  expect(batches[0]).toMatchObject({ companyName: "Acme", model: "gpt-4o-mini", holdReason: null });
});

test("shows at most fifty", async () => {
  const { database } = await createTestDatabase();
  for (let index = 0; index < 51; index++) await seedBatch(database);
  expect(await listBatchesInFlight(database, { now })).toHaveLength(50);
});

test("says why a batch is not being sent, and only while that holds and only for those still to be sent", async () => {
  const { database } = await createTestDatabase();
  const waiting = await seedBatch(database, { model: "gpt-4o" });
  const sent = await seedBatch(database, { model: "gpt-4o", status: "VALIDATING" });
  const other = await seedBatch(database);
  const reasons = async () => {
    const batches = await listBatchesInFlight(database, { now });
    return Object.fromEntries(batches.map((batch) => [batch.id, batch.holdReason]));
  };
  await database.pipelineHold.create({ data: { scope: "model:gpt-4o", code: "budget", message: "over budget" } });
  expect(await reasons()).toEqual({ [waiting]: "over budget", [sent]: null, [other]: null });
  await database.pipelineHold.create({ data: { scope: "provider", code: "key", message: "bad key" } });
  expect(await reasons()).toEqual({ [waiting]: "bad key", [sent]: null, [other]: "bad key" });
  expect((await listHolds(database, { now })).map((hold) => hold.scope)).toEqual(["model:gpt-4o", "provider"]);
  await database.pipelineHold.updateMany({ data: { until: past } });
  expect(await reasons()).toEqual({ [waiting]: null, [sent]: null, [other]: null });
  expect(await listHolds(database, { now })).toEqual([]);
});
