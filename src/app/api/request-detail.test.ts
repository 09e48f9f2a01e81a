import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { seedBatch } from "../../testing/seed-requests.ts";
import { seedSessions } from "../../testing/seed-sessions.ts";
import { startTestApi } from "../../testing/test-api.ts";

async function setUp() {
  const api = await startTestApi();
  const { headers } = await api.makeKey(["requests:read"]);
  const ask = async (name: string, json: unknown) => {
    const input = encodeURIComponent(JSON.stringify({ json }));
    const response = await api.send("GET", `/api/trpc/requests.${name}?input=${input}`, headers);
    const body = await response.json();
    return { status: response.status, body: body.result?.data.json ?? body.error.json };
  };
  return { ...api, ask };
}

const line = (content: string) =>
  JSON.stringify({
    custom_id: "x",
    response: { status_code: 200, request_id: "req", body: { choices: [{ message: { content } }] } },
  });

test("shows a request with its batch, its session and every attempt, the latest first, and what they cost", async () => {
  const { database, ask } = await setUp();
  const batchId = await seedBatch(database, { status: "PROCESSED", openaiBatchId: "batch_1" });
  const [id = ""] = await seedSessions(database, { count: 1 });
  const request = await database.aIProcessingRequest.update({
    where: { id },
    data: { batchId, attempt: 2, processingStatus: "PROCESSING_COMPLETE", success: true, totalCostEur: "0.5" },
  });
  const { companyId, model, sessionId } = request;
  const attempt = { requestId: id, companyId, model, batchId };
  await database.aIRequestAttempt.createMany({
    data: [
      { ...attempt, attempt: 1, succeeded: false, errorCode: "timeout", rawResponse: "{}", syncCostEur: "0.25" },
      { ...attempt, attempt: 2, succeeded: true, syncCostEur: "1" },
    ],
  });
  await database.session.update({
    where: { id: sessionId },
    data: {
      sentiment: "POSITIVE",
      summary: "All is well.",
      questions: { create: { order: 0, question: { create: { content: "How many?" } } } },
    },
  });
  const { body } = await ask("get", { id });
  expect(body.request).toMatchObject({
    id,
    sessionId,
    companyName: "Acme",
    status: "PROCESSING_COMPLETE",
    batch: { id: batchId, openaiBatchId: "batch_1" },
    totalCostEur: 0.5,
    syncCostEur: 1.25,
    analysis: { sentiment: "POSITIVE", summary: "All is well.", questions: ["How many?"] },
    attempts: [
      { attempt: 2, succeeded: true, hasRawResponse: false },
      { attempt: 1, succeeded: false, errorCode: "timeout", hasRawResponse: true },
    ],
  });
});

test("shows no analysis of a request that has none, even where its session was analysed before", async () => {
  const { ask, database } = await setUp();
  const [id = ""] = await seedSessions(database, { count: 1 });
  expect((await ask("get", { id })).body.request).toMatchObject({ analysis: null, batch: null, attempts: [] });
});

test("shows what is sent to the model, word for word", async () => {
  const { ask, database } = await setUp();
  const [id = ""] = await seedSessions(database, {
    count: 1,
    messages: [{ role: "User", content: "Hello\0" }].map(clean),
  });
  const { body } = await ask("prompt", { id });
  expect(body).toMatchObject({ isCurrent: true, messages: [{ role: "system" }, { role: "user" }] });
  expect(body.messages[1].content).toMatch(/^session_id: .+\n\[01\/11\/2026 08:00:00\] user: Hello$/u);
  await database.aIProcessingRequest.update({ where: { id }, data: { promptVersion: 0 } });
  expect((await ask("prompt", { id })).body.isCurrent).toBe(false);
});

const clean = ({ role, content }: { role: string; content: string }) => ({ role, content: content.replace("\0", "") });

test.each([
  [line("{}"), { analysis: null, mistake: expect.stringContaining("language") }],
  [line("Sorry"), { analysis: null, mistake: "The answer is not valid JSON." }],
  ["cut off", { analysis: null, mistake: "not valid JSON" }],
])("says of the answer %j why it is no analysis", async (rawResponse, expected) => {
  const { ask, database } = await setUp();
  const [requestId = ""] = await seedSessions(database, { count: 1 });
  const { companyId, model } = await database.aIProcessingRequest.findUniqueOrThrow({ where: { id: requestId } });
  const attempt = { requestId, companyId, model, attempt: 1, succeeded: false };
  await database.aIRequestAttempt.create({ data: { ...attempt, rawResponse } });
  expect((await ask("answer", { requestId, attempt: 1 })).body).toEqual({ raw: rawResponse, ...expected });
  expect((await ask("answer", { requestId, attempt: 2 })).status).toBe(404);
});

test.each(["get", "prompt", "bulkRequeue"])("%s says when there is no such thing", async (name) => {
  const { ask } = await setUp();
  expect((await ask(name, { id: randomUUID() })).status).toBe(404);
  expect((await ask(name, { id: "no-uuid" })).status).toBe(400);
});
