import { expect, test } from "vitest";
import type { Database } from "../database/client.ts";
import type { RequestFilter } from "../domain/request-filter.ts";
import { DEFAULT_REQUEST_ORDER, REQUEST_SORTS, type RequestOrder } from "../domain/request-order.ts";
import { countReads, openForCounting } from "../testing/count-reads.ts";
import { seedBatch, seedRequests } from "../testing/seed-requests.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { countRequests, countRequeueable } from "./count-requests.ts";
import { exportRequests } from "./export-requests.ts";
import { searchRequests } from "./search-requests.ts";

const at = (hour: number) => new Date(Date.UTC(2026, 10, 1, hour));

async function setUp() {
  const { database } = await createTestDatabase();
  const batchId = await seedBatch(database);
  const failed = { processingStatus: "PROCESSING_FAILED", success: false } as const;
  const requests = await seedRequests(database, [
    { requestedAt: at(1) },
    { requestedAt: at(2), model: "gpt-4o", batchId, processingStatus: "BATCHING_IN_PROGRESS" },
    { requestedAt: at(3), processingStatus: "PROCESSING_COMPLETE", completedAt: at(9), batchId },
    {
      requestedAt: at(4),
      ...failed,
      completedAt: at(8),
      errorCode: "timeout",
      errorMessage: "Timed out after 12345 s",
    },
    {
      requestedAt: at(5),
      ...failed,
      completedAt: at(7),
      errorCode: "timeout",
      errorMessage: "Timed out after 99999 s",
    },
    {
      requestedAt: at(6),
      ...failed,
      completedAt: at(10),
      errorCode: "refusal",
      errorMessage: "100% No_",
      model: "gpt-4o",
    },
  ]);
  const [first] = requests;
  const { companyId } = await database.aIProcessingRequest.findFirstOrThrow();
  const imported = await database.sessionImport.create({
    data: { companyId, externalSessionId: "hr_1%", startTimeRaw: "", endTimeRaw: "" },
  });
  await database.session.update({ where: { id: first?.sessionId ?? "" }, data: { importId: imported.id } });
  return { database, batchId, companyId, requests, ids: requests.map(({ id }) => id) };
}

/** Which of the seeded requests a filter finds, by their numbers, in the order of the list. */
async function find(
  { database, ids }: { database: Database; ids: string[] },
  filter: RequestFilter,
  order: RequestOrder = DEFAULT_REQUEST_ORDER,
): Promise<number[]> {
  const { rows } = await searchRequests(database, { filter, order, limit: 50 });
  return rows.map(({ id }) => ids.indexOf(id));
}

test("finds what meets every condition, newest first; counts and exports the very same", async () => {
  const world = await setUp();
  const { database, batchId, companyId, requests } = world;
  const expected: [RequestFilter, number[]][] = [
    [{}, [5, 4, 3, 2, 1, 0]],
    [{ status: "PROCESSING_FAILED" }, [5, 4, 3]],
    [{ companyId }, [5, 4, 3, 2, 1, 0]],
    [{ companyId: batchId }, []],
    [{ model: "gpt-4o" }, [5, 1]],
    [{ status: "PROCESSING_FAILED", companyId, model: "gpt-4o" }, [5]],
    [{ companyId, model: "gpt-4o" }, [5, 1]],
    [{ errorCode: "timeout" }, [4, 3]],
    [{ errorCode: "timeout", status: "PENDING_BATCHING" }, []],
    [{ errorCode: "timeout", messageGroup: "Timed out after … s" }, [4, 3]],
    [{ messageGroup: "Timed out after … s", model: "gpt-4o" }, []],
    [{ batchId }, [2, 1]],
    [{ from: at(2), to: at(5) }, [3, 2, 1]],
    [{ search: { in: "id", text: requests[2]?.id ?? "" } }, [2]],
    [{ search: { in: "id", text: (requests[2]?.sessionId ?? "").slice(0, 13).toUpperCase() } }, [2]],
    [{ search: { in: "external", text: "hr_" } }, [0]],
    [{ search: { in: "external", text: "hr%" } }, []],
    [{ search: { in: "error", text: "TIMED out" } }, [4, 3]],
    [{ search: { in: "error", text: "0% no_" } }, [5]],
    [{ search: { in: "error", text: "1_0" } }, []],
  ];
  for (const [filter, numbers] of expected) {
    const name = JSON.stringify(filter);
    expect.soft(await find(world, filter), name).toEqual(numbers);
    const { total } = await countRequests(database, filter);
    expect.soft(total, name).toEqual({ count: numbers.length, isExact: true });
    const failed = numbers.filter((number) => number >= 3 && filter.status !== "PENDING_BATCHING");
    expect.soft(await countRequeueable(database, filter), name).toBe(failed.length);
    const exported: string[] = [];
    for await (const set of exportRequests(database, { filter, order: DEFAULT_REQUEST_ORDER })) {
      exported.push(...set.map(({ id }) => id));
    }
    expect
      .soft(
        exported.map((id) => world.ids.indexOf(id)),
        name,
      )
      .toEqual(numbers);
  }
});

test("sorts by either time, both ways; what has not ended comes as if it ended last", async () => {
  const world = await setUp();
  const running = [0, 1].sort((a, b) => ((world.ids[a] ?? "") < (world.ids[b] ?? "") ? -1 : 1));
  for (const filter of [{}, { companyId: world.companyId }]) {
    expect(await find(world, filter, { sort: "requestedAt", descending: false })).toEqual([0, 1, 2, 3, 4, 5]);
    const byEnd = { sort: "completedAt", descending: false } as const;
    expect(await find(world, filter, byEnd)).toEqual([4, 3, 2, 5, ...running]);
    expect(await find(world, filter, { ...byEnd, descending: true })).toEqual([4, 3, 2, 5, ...running].reverse());
  }
});

test("sorts by their ends what was made within some days, both ways and whatever the span", async () => {
  const { database } = await createTestDatabase();
  const made = [1, 20, 30, 47, 48, 70].map((hour, index) => ({
    requestedAt: at(hour),
    completedAt: index === 2 ? null : at(100 - hour),
  }));
  const ids = (await seedRequests(database, made)).map(({ id }) => id);
  const spans = [{ from: at(2) }, { to: at(48) }, { from: at(20), to: at(48) }, { from: at(30), to: at(31) }];
  const expected = [[5, 4, 3, 1, 2], [3, 1, 0, 2], [3, 1, 2], [2]];
  for (const [index, filter] of [...spans, { from: at(71) }].entries()) {
    const numbers = expected[index] ?? [];
    const world = { database, ids };
    expect(await find(world, filter, { sort: "completedAt", descending: false })).toEqual(numbers);
    expect(await find(world, filter, { sort: "completedAt", descending: true })).toEqual(numbers.toReversed());
  }
});

test("walks from page to page, and from the last back to the first, whatever the order", async () => {
  const { database, companyId, ids } = await setUp();
  for (const filter of [{}, { companyId, model: "gpt-4o-mini" }]) {
    for (const sort of REQUEST_SORTS) {
      const order = { sort, descending: true };
      const whole = await searchRequests(database, { filter, order, limit: 50 });
      const there = await walk(database, { filter, order }, "nextCursor");
      const back = await walk(database, { filter, order }, "previousCursor");
      expect(there).toEqual(whole.rows.map(({ id }) => id));
      expect(back).toEqual(there);
      expect(ids).toEqual(expect.arrayContaining(there));
    }
  }
});

async function walk(
  database: Database,
  list: { filter: RequestFilter; order: RequestOrder },
  way: "nextCursor" | "previousCursor",
): Promise<string[]> {
  const edge = way === "previousCursor" ? ("last" as const) : undefined;
  let page = await searchRequests(database, { ...list, limit: 2, edge });
  let ids: string[] = [];
  for (;;) {
    const found = page.rows.map(({ id }) => id);
    ids = way === "nextCursor" ? [...ids, ...found] : [...found, ...ids];
    const cursor = page[way];
    if (cursor === null) return ids;
    page = await searchRequests(database, { ...list, limit: 2, cursor });
  }
}

test("says company and external id of each, and refuses a cursor of another filter", async () => {
  const { database, ids } = await setUp();
  const input = { order: DEFAULT_REQUEST_ORDER, limit: 2 };
  const page = await searchRequests(database, { ...input, filter: {}, edge: "last" });
  expect(page.rows.at(-1)).toMatchObject({ id: ids[0], companyName: "Acme", externalSessionId: "hr_1%" });
  const cursor = page.previousCursor ?? "";
  const other = searchRequests(database, { ...input, filter: { model: "gpt-4o" }, cursor });
  await expect(other).rejects.toMatchObject({ code: "INVALID_INPUT" });
});

test("refuses the beginning of an external id that thousands of sessions share", async () => {
  const { database, companyId } = await setUp();
  const data = Array.from({ length: 5001 }, (_, number) => ({
    companyId,
    externalSessionId: `x-${number}`,
    startTimeRaw: "",
    endTimeRaw: "",
  }));
  await database.sessionImport.createMany({ data });
  const filter = { search: { in: "external", text: "x" } } as const;
  const search = searchRequests(database, { filter, order: DEFAULT_REQUEST_ORDER, limit: 1 });
  await expect(search).rejects.toMatchObject({ code: "INVALID_INPUT", message: /5,000 sessions/u });
  await expect(countRequests(database, filter)).rejects.toMatchObject({ code: "INVALID_INPUT" });
});

test("counts each status as if the filter named none, and stops where nobody counts on", async () => {
  const { database } = await setUp();
  const { byStatus, total } = await countRequests(database, { status: "PROCESSING_FAILED", model: "gpt-4o" });
  expect(total).toEqual({ count: 1, isExact: true });
  expect(byStatus.BATCHING_IN_PROGRESS).toEqual({ count: 1, isExact: true });
  await seedRequests(database, Array(10_001).fill({ requestedAt: at(2) }));
  const many = await countRequests(database, { from: at(2), to: at(3) });
  expect(many.byStatus.PENDING_BATCHING).toEqual({ count: 10_000, isExact: false });
  expect(many.total).toEqual({ count: 10_001, isExact: false });
  expect((await countRequests(database, {})).total).toEqual({ count: 10_007, isExact: true });
});

test("reads the messages of failed requests once for a search in them, and none for what has no message", async () => {
  const { databaseUrl } = await createTestDatabase();
  const database = openForCounting(databaseUrl);
  const failed = { processingStatus: "PROCESSING_FAILED", errorMessage: "gave up" } as const;
  await seedRequests(database, [...Array(100).fill(failed), {}]);
  await database.$executeRaw`ANALYZE "AIProcessingRequest"`;
  const filter = { search: { in: "error", text: "gave" } } as const;
  const readsOf = (act: () => Promise<unknown>) => countReads(database, "AIProcessingRequest", act);
  const counting = async () => {
    const { total, byStatus } = await countRequests(database, filter);
    const exactly = (count: number) => ({ count, isExact: true });
    expect([total, byStatus.PROCESSING_FAILED, byStatus.PENDING_BATCHING]).toEqual([100, 100, 0].map(exactly));
  };
  expect(await readsOf(counting)).toBeLessThan(200);
  const listing = async () => {
    const order = DEFAULT_REQUEST_ORDER;
    const { rows } = await searchRequests(database, {
      filter: { ...filter, status: "PENDING_BATCHING" },
      order,
      limit: 50,
    });
    expect(rows).toEqual([]);
  };
  expect(await readsOf(listing)).toBeLessThan(20);
});

test("counts failures without a code as failures, and nothing else that has no code", async () => {
  const { database } = await createTestDatabase();
  await seedRequests(database, [
    { processingStatus: "PROCESSING_FAILED" },
    {},
    { processingStatus: "PROCESSING_COMPLETE" },
  ]);
  const { total, byStatus } = await countRequests(database, { errorCode: "" });
  expect([total.count, byStatus.PROCESSING_FAILED.count, byStatus.PENDING_BATCHING.count]).toEqual([1, 1, 0]);
});
