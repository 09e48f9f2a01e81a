import { expect, test } from "vitest";
import type { BatchFilter } from "../domain/batch-filter.ts";
import { seedBatch } from "../testing/seed-requests.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { listBatches } from "./list-batches.ts";

const now = new Date("2026-11-24T12:00:00Z");
const at = (hour: number) => new Date(Date.UTC(2026, 10, 24, hour));

async function withBatches() {
  const { database } = await createTestDatabase();
  const other = await database.company.create({ data: { name: "Bolt" } });
  const ids = {
    first: await seedBatch(database, {
      id: "1fdd883f-da03-4428-bc21-08d8ab1cb236",
      createdAt: at(1),
      status: "PROCESSED",
      providerStatus: "completed",
      openaiBatchId: "batch_abc1",
      costEur: 1.25,
    }),
    second: await seedBatch(database, { createdAt: at(2), status: "FAILED", providerStatus: "expired" }),
    third: await seedBatch(database, { createdAt: at(3), companyId: other.id, model: "gpt-4o" }),
  };
  const list = async (filter: BatchFilter, limit = 50) =>
    (await listBatches(database, { filter, limit, now })).rows.map(({ id }) => id);
  return { database, other, ids, list };
}

test("lists every batch newest first, with what it cost", async () => {
  const { database, list, ids } = await withBatches();
  expect(await list({})).toEqual([ids.third, ids.second, ids.first]);
  const { rows } = await listBatches(database, { filter: {}, limit: 50, now });
  expect(rows.at(-1)).toMatchObject({ companyName: "Acme", costEur: 1.25, openaiBatchId: "batch_abc1" });
});

test("shows what fits everything that the filter says", async () => {
  const { list, ids, other } = await withBatches();
  expect(await list({ status: "FAILED" })).toEqual([ids.second]);
  expect(await list({ companyId: other.id })).toEqual([ids.third]);
  expect(await list({ model: "gpt-4o" })).toEqual([ids.third]);
  expect(await list({ providerStatus: "expired" })).toEqual([ids.second]);
  expect(await list({ from: at(2), to: at(3) })).toEqual([ids.second]);
  expect(await list({ model: "gpt-4o", status: "FAILED" })).toEqual([]);
});

test("finds a batch by how its id begins, or the provider's", async () => {
  const { list, ids } = await withBatches();
  expect(await list({ search: "1FDD883F-da" })).toEqual([ids.first]);
  expect(await list({ search: "batch_abc" })).toEqual([ids.first]);
  expect(await list({ search: "batch_%" })).toEqual([]);
  expect(await list({ search: "nothing like it" })).toEqual([]);
});

test("pages in both directions without losing a batch, and refuses the cursor of another filter", async () => {
  const { database, ids } = await withBatches();
  const page = (input: { cursor?: string; edge?: "last"; filter?: BatchFilter }) =>
    listBatches(database, { filter: {}, limit: 2, now, ...input });
  const first = await page({});
  expect(first.rows.map(({ id }) => id)).toEqual([ids.third, ids.second]);
  const second = await page({ cursor: first.nextCursor ?? "" });
  expect(second.rows.map(({ id }) => id)).toEqual([ids.first]);
  expect(second.nextCursor).toBeNull();
  const back = await page({ cursor: second.previousCursor ?? "" });
  expect(back.rows).toEqual(first.rows);
  expect((await page({ edge: "last" })).rows.map(({ id }) => id)).toEqual([ids.second, ids.first]);
  await expect(page({ cursor: first.nextCursor ?? "", filter: { status: "FAILED" } })).rejects.toMatchObject({
    code: "INVALID_INPUT",
  });
});
