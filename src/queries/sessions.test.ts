import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Database } from "../database/client.ts";
import type { Prisma } from "../database/generated/client.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { getSession } from "./get-session.ts";
import { listMessages } from "./list-messages.ts";
import { listSessions } from "./list-sessions.ts";

const NOON = new Date("2026-11-20T12:00:00Z");
const ANALYSIS = {
  sentiment: "NEUTRAL",
  category: "SCHEDULE_HOURS",
  language: "en",
  escalated: false,
  forwardedHr: false,
} as const;

type Seed = Partial<Prisma.SessionUncheckedCreateInput> & { externalSessionId?: string; company?: string };

/** A session that starts so many minutes after noon. */
async function seedSession(
  database: Database,
  minutes: number,
  { externalSessionId, company: name = "Acme", ...given }: Seed = {},
) {
  const { id: companyId } = await database.company.upsert({ where: { name }, create: { name }, update: {} });
  const startTime = new Date(NOON.getTime() + minutes * 60_000);
  const imported =
    externalSessionId === undefined
      ? null
      : await database.sessionImport.create({
          data: { companyId, externalSessionId, startTimeRaw: "20.11.2026 12:00:00", endTimeRaw: "" },
        });
  const importId = imported?.id ?? null;
  const { id } = await database.session.create({
    data: { companyId, startTime, endTime: startTime, importId, ...given },
  });
  return id;
}

const idsOf = async (database: Database, filter: Parameters<typeof listSessions>[1]["filter"]) =>
  (await listSessions(database, { filter, limit: 50 })).rows.map(({ id }) => id);

test("lists sessions by their start, the latest first, in pages without a gap in either direction", async () => {
  const { database } = await createTestDatabase();
  const seeded: string[] = [];
  for (let minute = 0; minute < 5; minute += 1) seeded.unshift(await seedSession(database, minute));
  const first = await listSessions(database, { filter: {}, limit: 2 });
  const second = await listSessions(database, { filter: {}, limit: 2, cursor: first.nextCursor ?? "" });
  const last = await listSessions(database, { filter: {}, limit: 2, edge: "last" });
  expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(seeded.slice(0, 4));
  expect(last.rows.map(({ id }) => id)).toEqual(seeded.slice(-2));
  const back = await listSessions(database, { filter: {}, limit: 2, cursor: second.previousCursor ?? "" });
  expect(back.rows).toEqual(first.rows);
});

test("shows the sessions that fit everything that is asked for", async () => {
  const { database } = await createTestDatabase();
  const plain = await seedSession(database, 0);
  const neutral = await seedSession(database, 1, ANALYSIS);
  const angry = await seedSession(database, 2, { ...ANALYSIS, sentiment: "NEGATIVE", escalated: true, language: "nl" });
  const other = await seedSession(database, 3, {
    ...ANALYSIS,
    category: "ONBOARDING",
    forwardedHr: true,
    company: "Other",
  });
  const { id: companyId } = await database.company.findUniqueOrThrow({ where: { name: "Other" } });
  expect(await idsOf(database, { sentiment: "NEGATIVE" })).toEqual([angry]);
  expect(await idsOf(database, { category: "ONBOARDING" })).toEqual([other]);
  expect(await idsOf(database, { language: "nl" })).toEqual([angry]);
  expect(await idsOf(database, { companyId })).toEqual([other]);
  expect(await idsOf(database, { escalated: true })).toEqual([angry]);
  expect(await idsOf(database, { escalated: false })).toEqual([other, neutral]);
  expect(await idsOf(database, { forwardedHr: true })).toEqual([other]);
  expect(await idsOf(database, { isAnalysed: false })).toEqual([plain]);
  expect(await idsOf(database, { isAnalysed: true, language: "en" })).toEqual([other, neutral]);
  expect(
    await idsOf(database, { from: new Date(NOON.getTime() + 60_000), to: new Date(NOON.getTime() + 120_000) }),
  ).toEqual([neutral]);
});

test("finds sessions by how their id, or the one in the CSV, begins", async () => {
  const { database } = await createTestDatabase();
  const id = await seedSession(database, 0, { externalSessionId: "chat-100%" });
  const other = await seedSession(database, 1, { externalSessionId: "chat-1000" });
  expect(await idsOf(database, { search: id.slice(0, 13) })).toEqual([id]);
  expect(await idsOf(database, { search: "chat-10" })).toEqual([other, id]);
  expect(await idsOf(database, { search: "chat-100%" })).toEqual([id]);
  expect(await idsOf(database, { search: "chat-10", to: new Date(NOON.getTime() + 1) })).toEqual([id]);
  expect(await idsOf(database, { search: "nothing" })).toEqual([]);
});

test("tells all of a session but its messages, which come in their order, some at a time", async () => {
  const { database } = await createTestDatabase();
  const id = await seedSession(database, 0, {
    ...ANALYSIS,
    summary: "A question about hours.",
    externalSessionId: "chat-1",
  });
  await database.message.createMany({
    data: [0, 1, 2].map((order) => ({
      sessionId: id,
      order,
      role: order === 1 ? "Assistant" : "User",
      content: `Text ${order}`,
    })),
  });
  const question = await database.question.create({ data: { content: "When may I leave?" } });
  await database.sessionQuestion.create({ data: { sessionId: id, questionId: question.id, order: 0 } });
  await database.sessionProcessingStatus.create({ data: { sessionId: id, stage: "AI_ANALYSIS", status: "COMPLETED" } });
  expect(await getSession(database, id)).toMatchObject({
    companyName: "Acme",
    messageCount: 3,
    questions: ["When may I leave?"],
    imported: { externalSessionId: "chat-1" },
    stages: [{ stage: "AI_ANALYSIS", status: "COMPLETED" }],
    requests: [],
  });
  const first = await listMessages(database, { sessionId: id, from: 0, limit: 2 });
  expect(first.messages.map(({ content }) => content)).toEqual(["Text 0", "Text 1"]);
  expect(await listMessages(database, { sessionId: id, from: first.nextOrder ?? -1, limit: 2 })).toMatchObject({
    messages: [{ content: "Text 2" }],
    nextOrder: null,
  });
});

test("knows no session by an id that is none", async () => {
  const { database } = await createTestDatabase();
  await expect(getSession(database, "nonsense")).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(getSession(database, randomUUID())).rejects.toMatchObject({ code: "NOT_FOUND" });
});
