import OpenAI from "openai";
import { expect, test } from "vitest";
import type { TestFault } from "../../testing/control-simulator.ts";
import { chatLines, startTestSimulator } from "../../testing/test-simulator.ts";
import { startWebhookReceiver } from "../../testing/webhook-receiver.ts";

const SECRET = `whsec_${Buffer.from("a secret of thirty-two bytes, ok").toString("base64")}`;

const NOTHING = { body: "", headers: new Headers() };

test.each<[string, TestFault[]]>([
  ["completed", []],
  ["failed", [{ kind: "fail_validation", errors: [] }]],
  ["expired", [{ kind: "expire", afterRows: 1 }]],
])("tells of a batch that ends as %s, signed as the SDK wants it", async (status, faults) => {
  const simulator = await startTestSimulator();
  const { calls, url } = await startWebhookReceiver();
  await simulator.registerWebhook({ url, secret: SECRET });
  await simulator.setFaults(faults);
  const id = await simulator.submitLines(chatLines(2));
  await simulator.waitUntilDone();
  expect(calls).toHaveLength(1);
  const { body, headers } = calls[0] ?? NOTHING;
  const { webhooks } = new OpenAI({ apiKey: "sk-test" });
  expect(await webhooks.unwrap(body, headers, SECRET)).toMatchObject({ type: `batch.${status}`, data: { id } });
  const stranger = `whsec_${Buffer.from("another secret, of some other one").toString("base64")}`;
  await expect(webhooks.unwrap(body, headers, stranger)).rejects.toThrow();
});

test("tells of a cancelled batch", async () => {
  const simulator = await startTestSimulator();
  const { calls, url } = await startWebhookReceiver();
  await simulator.registerWebhook({ url, secret: SECRET });
  await simulator.setFaults([{ kind: "hold", status: "in_progress" }]);
  await simulator.cancelBatch(await simulator.submitLines(chatLines(2)));
  await simulator.waitUntilDone();
  expect(calls.map(({ body }) => JSON.parse(body))).toMatchObject([{ type: "batch.cancelled" }]);
});

test("tries again when the receiver fails, with the same id, and tells everybody else at once", async () => {
  const simulator = await startTestSimulator();
  const broken = await startWebhookReceiver([500, 503]);
  const healthy = await startWebhookReceiver();
  for (const { url } of [broken, healthy]) await simulator.registerWebhook({ url, secret: SECRET });
  await simulator.submitLines(chatLines(1));
  await simulator.waitUntilDone();
  expect(broken.calls).toHaveLength(3);
  expect(new Set(broken.calls.map(({ headers }) => headers.get("webhook-id"))).size).toBe(1);
  expect(healthy.calls).toHaveLength(1);
});

test("keeps one secret per address, and takes none that could not sign", async () => {
  const simulator = await startTestSimulator();
  const { calls, url } = await startWebhookReceiver();
  const old = `whsec_${Buffer.from("an older secret, replaced by now").toString("base64")}`;
  await simulator.registerWebhook({ url, secret: old });
  await simulator.registerWebhook({ url, secret: SECRET });
  await expect(simulator.registerWebhook({ url, secret: "whsec_ü" })).rejects.toThrow("400");
  await simulator.submitLines(chatLines(1));
  await simulator.waitUntilDone();
  expect(calls).toHaveLength(1);
  const { body, headers } = calls[0] ?? NOTHING;
  await expect(new OpenAI({ apiKey: "k" }).webhooks.unwrap(body, headers, SECRET)).resolves.toBeTruthy();
});
