import { expect, test } from "vitest";
import type { Database } from "../../database/client.ts";
import { listModels } from "../../queries/list-models.ts";
import { createTestDatabase } from "../../testing/test-database.ts";
import { addPrice, withdrawPrice } from "./model-prices.ts";
import { addModel, setTokenLimit } from "./models.ts";

const actor = { type: "user", id: "a", label: "ada@livedash.test" } as const;
const NOW = new Date("2026-07-01T12:00:00Z");
const hoursFromNow = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const price = {
  prompt: "2.5",
  completion: "10",
  batchPrompt: "1.25",
  batchCachedPrompt: "0.0625",
  batchCompletion: "5",
};

async function setUp() {
  const { database } = await createTestDatabase();
  const deps = { database, clock: { now: () => NOW } };
  const { id: modelId } = await addModel(deps, { name: "gpt-next", enqueuedTokenLimit: 90_000, actor });
  const add = (effectiveFrom: Date | null, prompt = "2.5") =>
    addPrice(deps, { modelId, price: { ...price, prompt }, effectiveFrom, actor });
  const prices = async (now = NOW) => (await listModels(database, { now })).find(({ id }) => id === modelId);
  return { database, deps, modelId, add, prices };
}

/** Pairs of prices of one model that are valid at the same moment. */
async function countOverlaps(database: Database): Promise<number> {
  const [row] = await database.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM "AIModelPricing" one JOIN "AIModelPricing" other
        ON one."modelId" = other."modelId" AND one.id < other.id
       AND tstzrange(one."effectiveFrom", one."effectiveUntil") && tstzrange(other."effectiveFrom", other."effectiveUntil")`;
  return row?.count ?? -1;
}

test("adds a model without a price, and its first price as exact as it was given", async () => {
  const { add, prices } = await setUp();
  expect(await prices()).toMatchObject({ name: "gpt-next", enqueuedTokenLimit: 90_000, current: null, prices: [] });
  await add(null, "0.000001");
  expect(await prices()).toMatchObject({
    current: { ...price, prompt: "0.000001", effectiveFrom: NOW, effectiveUntil: null },
  });
});

test("closes the price before at the moment at which the new one begins", async () => {
  const { add, prices } = await setUp();
  await add(hoursFromNow(-24), "1");
  await add(hoursFromNow(24), "3");
  await add(hoursFromNow(12), "2");
  const model = await prices();
  expect(model?.current?.prompt).toBe("1");
  expect(model?.prices.map(({ prompt, effectiveUntil }) => [prompt, effectiveUntil])).toEqual([
    ["3", null],
    ["2", hoursFromNow(24)],
    ["1", hoursFromNow(12)],
  ]);
  expect((await prices(hoursFromNow(12)))?.current?.prompt).toBe("2");
});

test("never changes what was valid: no price begins before now where there was one, or when another does", async () => {
  const { database, add } = await setUp();
  await add(hoursFromNow(-24));
  await expect(add(hoursFromNow(-1))).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(add(hoursFromNow(-24))).rejects.toMatchObject({ code: "CONFLICT" });
  await add(hoursFromNow(5));
  await expect(add(hoursFromNow(5))).rejects.toMatchObject({ code: "CONFLICT" });
  expect(await database.auditLog.count({ where: { action: "model.price_added" } })).toBe(2);
});

test("leaves no two prices valid at once, however many are added at the same moment", async () => {
  const { database, add, prices } = await setUp();
  await add(hoursFromNow(-24));
  const hours = [5, 3, 9, 1, 7, 3, 8, 2];
  const outcomes = await Promise.allSettled(hours.map((hour) => add(hoursFromNow(hour))));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(new Set(hours).size);
  expect(await countOverlaps(database)).toBe(0);
  const inOrder = (await prices())?.prices.toReversed() ?? [];
  expect(inOrder).toHaveLength(8);
  for (const [index, { effectiveUntil }] of inOrder.entries()) {
    expect(effectiveUntil).toEqual(inOrder[index + 1]?.effectiveFrom ?? null);
  }
});

test("withdraws a price that is not valid yet, and the one before goes on in its place", async () => {
  const { deps, modelId, add, prices } = await setUp();
  const { id: first } = await add(hoursFromNow(-24), "1");
  const { id: second } = await add(hoursFromNow(12), "2");
  await add(hoursFromNow(24), "3");
  await withdrawPrice(deps, { modelId, priceId: second, actor });
  expect((await prices())?.prices.map(({ prompt, effectiveUntil }) => [prompt, effectiveUntil])).toEqual([
    ["3", null],
    ["1", hoursFromNow(24)],
  ]);
  await expect(withdrawPrice(deps, { modelId, priceId: first, actor })).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(withdrawPrice(deps, { modelId, priceId: second, actor })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("adds a model once, and finds none that is not there", async () => {
  const { deps } = await setUp();
  await expect(addModel(deps, { name: "gpt-next", enqueuedTokenLimit: null, actor })).rejects.toMatchObject({
    code: "CONFLICT",
  });
  for (const modelId of ["nonsense", "3f0f9f7e-0000-4000-8000-000000000000"]) {
    const missing = addPrice(deps, { modelId, price, effectiveFrom: null, actor });
    await expect(missing).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
});

test("changes a token limit only from the one that the operator saw, and says in the log what it was", async () => {
  const { database, deps, modelId, prices } = await setUp();
  const set = (limit: number | null, expected: number | null) =>
    setTokenLimit(deps, { modelId, limit, expected, actor });
  await set(1_000_000_000_000, 90_000);
  await expect(set(5, 90_000)).rejects.toMatchObject({ code: "CONFLICT" });
  await set(null, 1_000_000_000_000);
  await set(null, null);
  expect((await prices())?.enqueuedTokenLimit).toBeNull();
  const log = await database.auditLog.findMany({ where: { action: "model.limit_changed" }, orderBy: { at: "asc" } });
  expect(log.map(({ details }) => details)).toMatchObject([
    { name: "gpt-next", previousLimit: 90_000, limit: 1_000_000_000_000 },
    { previousLimit: 1_000_000_000_000, limit: null },
  ]);
});
