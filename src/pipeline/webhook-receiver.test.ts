import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { Webhook } from "standardwebhooks";
import { expect, onTestFinished, test } from "vitest";
import { seedSessions } from "../testing/seed-sessions.ts";
import { createAndSubmit, listQueued, startTestPipeline } from "../testing/test-pipeline.ts";
import { createWebhookReceiver } from "./webhook-receiver.ts";

const SECRET = `whsec_${Buffer.from("a secret of thirty-two characters").toString("base64")}`;

function sign(body: string, secret = SECRET, at = new Date()): Headers {
  return new Headers({
    "webhook-id": "evt_1",
    "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
    "webhook-signature": new Webhook(secret).sign("evt_1", at, body),
  });
}

async function withEndedBatch() {
  const pipeline = await startTestPipeline();
  await seedSessions(pipeline.database, { count: 2 });
  const [batchId = ""] = await createAndSubmit(pipeline.deps);
  await pipeline.simulator.waitUntilDone();
  const getBatch = () => pipeline.database.aIBatchRequest.findUniqueOrThrow({ where: { id: batchId } });
  const event = { object: "event", id: "evt_1", created_at: 1, type: "batch.completed" };
  const body = JSON.stringify({ ...event, data: { id: (await getBatch()).openaiBatchId } });
  return { ...pipeline, batchId, getBatch, body, receive: createWebhookReceiver(pipeline.deps, SECRET) };
}

test("brings the batch that a signed webhook names up to date at once", async () => {
  const { receive, body, getBatch, database, batchId } = await withEndedBatch();
  await receive(body, sign(body));
  expect(await getBatch()).toMatchObject({ status: "COMPLETED" });
  expect(await listQueued(database, "batch-apply")).toEqual([batchId]);
});

test("does no harm when it comes again", async () => {
  const { receive, body, getBatch } = await withEndedBatch();
  await receive(body, sign(body));
  await receive(body, sign(body));
  expect(await getBatch()).toMatchObject({ status: "COMPLETED" });
});

test.each([
  ["signed with another secret", (body: string) => sign(body, `whsec_${Buffer.from("another").toString("base64")}`)],
  ["signed for another body", () => sign("{}")],
  ["signed an hour ago", (body: string) => sign(body, SECRET, new Date(Date.now() - 3_600_000))],
  ["not signed", () => new Headers()],
] as const)("refuses what is %s, and looks at nothing", async (_name, headersOf) => {
  const { receive, body, getBatch } = await withEndedBatch();
  await expect(receive(body, headersOf(body))).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  expect(await getBatch()).toMatchObject({ status: "VALIDATING" });
});

test("accepts a signed event about something else, and does nothing", async () => {
  const { receive, getBatch } = await withEndedBatch();
  const body = JSON.stringify({
    object: "event",
    id: "evt_1",
    created_at: 1,
    type: "response.completed",
    data: { id: "x" },
  });
  await receive(body, sign(body));
  expect(await getBatch()).toMatchObject({ status: "VALIDATING" });
});

test("understands the simulator's webhooks as they come over the wire", async () => {
  const { deps, simulator, database } = await startTestPipeline();
  const receive = createWebhookReceiver(deps, SECRET);
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await text(request);
    await receive(body, new Headers(request.headers as Record<string, string>));
    response.end("{}");
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: Error) => response.destroy(error));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
  });
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  await simulator.registerWebhook({ url: `http://127.0.0.1:${port}/`, secret: SECRET });
  await seedSessions(database, { count: 2 });
  await createAndSubmit(deps);
  await expect.poll(() => database.aIBatchRequest.findFirst({ where: { status: "COMPLETED" } })).not.toBeNull();
});
