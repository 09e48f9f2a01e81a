import { expect, test } from "vitest";
import { createTestDatabase } from "../testing/test-database.ts";
import { type AuditFilter, getAuditEntry, listAudit } from "./list-audit.ts";
import { listAuditActors } from "./list-audit-actors.ts";

const day = (number: number) => new Date(Date.UTC(2026, 0, number));

/** Day, actor and action of each row. */
const ROWS = [
  [1, "ada@livedash.test", "admin.created"],
  [2, "ada@livedash.test", "api_key.created"],
  [3, "nightly", "requests.requeued"],
  [4, "ada@livedash.test", "requests.requeued"],
] as const;

async function setUp() {
  const { database } = await createTestDatabase();
  const data = ROWS.map(([at, actorLabel, action]) => ({
    at: day(at),
    actorType: "user",
    actorLabel,
    action,
    affectedCount: 1,
  }));
  await database.auditLog.createMany({ data });
  const days = async (filter: AuditFilter, page: { cursor?: string; edge?: "last"; limit?: number } = {}) => {
    const { rows, ...cursors } = await listAudit(database, { limit: 50, ...page, filter });
    return { days: rows.map(({ at }) => at.getUTCDate()), ...cursors };
  };
  return { database, days };
}

test("filters by action, by actor and by time, each alone and all together", async () => {
  const { days } = await setUp();
  expect((await days({})).days).toEqual([4, 3, 2, 1]);
  expect((await days({ action: "requests.requeued" })).days).toEqual([4, 3]);
  expect((await days({ actor: "ada@livedash.test" })).days).toEqual([4, 2, 1]);
  expect((await days({ from: day(2), to: day(4) })).days).toEqual([3, 2]);
  const all = { action: "requests.requeued", actor: "nightly", from: day(1), to: day(9) };
  expect((await days(all)).days).toEqual([3]);
  expect((await days({ action: "moon.landed" })).days).toEqual([]);
});

test("pages in both directions and from the end, and a cursor is good for its own filter alone", async () => {
  const { days } = await setUp();
  const first = await days({}, { limit: 3 });
  expect(first).toMatchObject({ days: [4, 3, 2], previousCursor: null });
  const second = await days({}, { limit: 3, cursor: first.nextCursor ?? "" });
  expect(second).toMatchObject({ days: [1], nextCursor: null });
  expect((await days({}, { limit: 3, cursor: second.previousCursor ?? "" })).days).toEqual([4, 3, 2]);
  expect((await days({}, { limit: 3, edge: "last" })).days).toEqual([3, 2, 1]);
  const elsewhere = days({ actor: "nightly" }, { limit: 3, cursor: first.nextCursor ?? "" });
  await expect(elsewhere).rejects.toMatchObject({ code: "INVALID_INPUT" });
});

test("does not send lists of thousands of ids with a page", async () => {
  const { database } = await setUp();
  const requestIds = Array.from({ length: 1000 }, (_, index) => index);
  await database.auditLog.updateMany({ data: { details: { requestIds, requestedCount: 1000 } } });
  const { rows } = await listAudit(database, { limit: 1, filter: {} });
  expect(rows[0]?.details).toEqual({ requestIds: requestIds.slice(0, 100), requestedCount: 1000 });
  const whole = await getAuditEntry(database, { id: rows[0]?.id ?? "" });
  expect(whole.details).toEqual({ requestIds, requestedCount: 1000 });
  await expect(getAuditEntry(database, { id: "none" })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("names every actor of the log once", async () => {
  const { database } = await setUp();
  expect(await listAuditActors(database)).toEqual(["ada@livedash.test", "nightly"]);
  await database.auditLog.deleteMany();
  expect(await listAuditActors(database)).toEqual([]);
});
