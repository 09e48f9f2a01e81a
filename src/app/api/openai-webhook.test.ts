import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { createWebhookReceiver } from "../../pipeline/webhook-receiver.ts";
import { seedSessions } from "../../testing/seed-sessions.ts";
import { startTestApi } from "../../testing/test-api.ts";
import { createAndSubmit, startTestPipeline } from "../../testing/test-pipeline.ts";

const PATH = "/api/webhooks/openai";
const SECRET = `whsec_${Buffer.from("a secret of thirty-two characters").toString("base64")}`;

function signatureOf(body: string): Record<string, string> {
  const now = new Date();
  return {
    "content-type": "application/json",
    "webhook-id": "evt_1",
    "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
    "webhook-signature": new Webhook(SECRET).sign("evt_1", now, body),
  };
}

/** A batch that the provider is done with, and the web process that would hear of it. */
async function setUp() {
  const { deps, database, simulator } = await startTestPipeline();
  const api = await startTestApi({ database, receiveWebhook: createWebhookReceiver(deps, SECRET) });
  await seedSessions(database, { count: 1 });
  await createAndSubmit(deps);
  await simulator.waitUntilDone();
  const getBatch = () => database.aIBatchRequest.findFirstOrThrow();
  const { openaiBatchId } = await getBatch();
  const event = { object: "event", id: "evt_1", created_at: 1, type: "batch.completed", data: { id: openaiBatchId } };
  // Spelt as no serializer would, so that a body which is read and written again no longer fits its signature.
  return { api, getBatch, body: `  ${JSON.stringify(event, null, 1)}\n` };
}

test("takes a signed webhook without a key, byte by byte as it was signed, and acts on it", async () => {
  const { api, getBatch, body } = await setUp();
  const response = await api.send("POST", PATH, signatureOf(body), body);
  expect([response.status, await response.json()]).toEqual([200, { ok: true }]);
  expect(await getBatch()).toMatchObject({ status: "COMPLETED", providerStatus: "completed" });
});

test("refuses a bad signature as a problem, and does nothing", async () => {
  const { api, getBatch, body } = await setUp();
  const response = await api.send("POST", PATH, signatureOf(`${body} `), body);
  expect(response.status).toBe(401);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(await response.json()).toMatchObject({ ok: false, status: 401, instance: PATH });
  expect(await getBatch()).toMatchObject({ status: "VALIDATING" });
});

test("accepts no webhook where no secret is set", async () => {
  const api = await startTestApi();
  expect((await api.send("POST", PATH, signatureOf("{}"), "{}")).status).toBe(404);
});

test("gives an over-long webhook up", async () => {
  const { api } = await setUp();
  const body = "x".repeat(1_000_001);
  expect((await api.send("POST", PATH, signatureOf(body), body)).status).toBe(413);
});
