import OpenAI, { toFile } from "openai";
import { expect, test } from "vitest";
import { analysisSchema } from "../../domain/analysis.ts";
import { chatLine, chatLines, startTestSimulator } from "../../testing/test-simulator.ts";

/** A machine under load may take its time. */
const PATIENT = { timeout: 30_000, interval: 10 };

const ENDPOINT = { endpoint: "/v1/chat/completions", completion_window: "24h" } as const;

async function start(speed?: number) {
  const simulator = await startTestSimulator(speed === undefined ? {} : { speed });
  const client = new OpenAI({ apiKey: "sk-test", baseURL: simulator.baseUrl, maxRetries: 0 });
  const upload = async (lines: readonly string[], name = "input.jsonl") =>
    client.files.create({ file: await toFile(Buffer.from(lines.join("\n")), name), purpose: "batch" });
  return { simulator, client, upload };
}

test("the official SDK takes a batch from upload to results", async () => {
  const { simulator, client, upload } = await start();
  const file = await upload(["a", "b", "c"].map((id) => chatLine(id)));
  expect(file).toMatchObject({ object: "file", purpose: "batch", filename: "input.jsonl", status: "processed" });
  const metadata = { livedash_batch_id: "ours" };
  const created = await client.batches.create({ ...ENDPOINT, input_file_id: file.id, metadata });
  expect(created).toMatchObject({ object: "batch", status: "validating", output_file_id: null, metadata });
  await simulator.waitUntilDone();
  const batch = await client.batches.retrieve(created.id);
  expect(batch).toMatchObject({ status: "completed", request_counts: { total: 3, completed: 3, failed: 0 } });
  expect(batch.error_file_id).toBeNull();
  const times = [batch.created_at, batch.in_progress_at, batch.finalizing_at, batch.completed_at];
  expect(times).toEqual(times.toSorted());
  const rows = await simulator.readRows(batch.output_file_id ?? null);
  expect(rows.map((row) => row.custom_id)).toEqual(["c", "b", "a"]);
  expect(rows[0]).toMatchObject({
    id: expect.stringMatching(/^batch_req_/u),
    response: {
      status_code: 200,
      request_id: expect.any(String),
      body: { object: "chat.completion", model: "gpt-4o-mini", system_fingerprint: "fp_simulation" },
    },
    error: null,
  });
  const content = rows[0]?.response?.body.choices?.[0]?.message.content ?? "";
  expect(analysisSchema.parse(JSON.parse(content)).session_id).toBe("session-of-c");
  expect(await simulator.ledger()).toEqual({ executed: 3, distinct: 3, executedMoreThanOnce: [] });
});

test("lists files and batches newest first, page by page", async () => {
  const { client, upload } = await start();
  const ids: string[] = [];
  const fileIds: string[] = [];
  for (let index = 0; index < 5; index += 1) {
    const file = await upload([chatLine("a")], `input-${index}.jsonl`);
    fileIds.unshift(file.id);
    ids.unshift((await client.batches.create({ ...ENDPOINT, input_file_id: file.id })).id);
  }
  const page = await client.batches.list({ limit: 2 });
  expect(page.data.map(({ id }) => id)).toEqual(ids.slice(0, 2));
  expect(page.has_more).toBe(true);
  const seen: string[] = [];
  for await (const { id } of client.batches.list({ limit: 2 })) seen.push(id);
  expect(seen).toEqual(ids);
  const files: string[] = [];
  for await (const { id } of client.files.list({ purpose: "batch", limit: 2 })) files.push(id);
  expect(files).toEqual(fileIds);
  const oldest = await client.files.list({ purpose: "batch", order: "asc", limit: 1 });
  expect(oldest.data[0]?.id).toBe(fileIds.at(-1));
});

test("cancels: what has run is in the output file and was paid for, the rest was not", async () => {
  // Validated after 60 ms, then 0.05 ms a request: 20,000 requests give a second to cancel in.
  const { simulator, client, upload } = await start(1000);
  const { id } = await client.batches.create({ ...ENDPOINT, input_file_id: (await upload(chatLines(20_000))).id });
  await expect
    .poll(async () => (await client.batches.retrieve(id)).request_counts?.completed, PATIENT)
    .toBeGreaterThan(0);
  const cancelling = await client.batches.cancel(id);
  expect(cancelling).toMatchObject({ status: "cancelling", cancelling_at: expect.any(Number) });
  await simulator.waitUntilDone();
  const batch = await client.batches.retrieve(id);
  expect(batch).toMatchObject({ status: "cancelled", cancelled_at: expect.any(Number) });
  const ran = await simulator.readRows(batch.output_file_id ?? null);
  const unrun = await simulator.readRows(batch.error_file_id ?? null);
  expect(ran.length).toBe(batch.request_counts?.completed);
  expect(ran.length + unrun.length).toBe(20_000);
  expect(unrun[0]).toMatchObject({ response: null, error: { code: "batch_cancelled" } });
  expect((await simulator.ledger()).executed).toBe(ran.length);
  await expect(client.batches.cancel(id)).rejects.toMatchObject({ status: 409 });
});

test("deletes files, but a batch still runs from the file that it was given", async () => {
  const { simulator, client, upload } = await start();
  const file = await upload([chatLine("a")]);
  const batch = await client.batches.create({ ...ENDPOINT, input_file_id: file.id });
  expect(await client.files.delete(file.id)).toMatchObject({ id: file.id, deleted: true });
  await expect(client.files.retrieve(file.id)).rejects.toMatchObject({ status: 404 });
  await simulator.waitUntilDone();
  expect(await client.batches.retrieve(batch.id)).toMatchObject({ status: "completed" });
});

test.each([
  ["no input file", { input_file_id: "" }, 400, "input_file_id"],
  ["an unknown file", { input_file_id: "file-unknown" }, 404, "id"],
  ["an unknown endpoint", { endpoint: "/v1/nothing" }, 400, "endpoint"],
  ["another window", { completion_window: "48h" }, 400, "completion_window"],
  [
    "too many pairs",
    { metadata: Object.fromEntries(Array.from({ length: 17 }, (_, i) => [`k${i}`, "v"])) },
    400,
    "metadata",
  ],
  ["a long key", { metadata: { ["k".repeat(65)]: "v" } }, 400, "metadata"],
  ["a long value", { metadata: { k: "v".repeat(513) } }, 400, "metadata"],
])("refuses at once to create a batch with %s", async (_name, change, status, param) => {
  const { client, upload, simulator } = await start();
  const body = { ...ENDPOINT, input_file_id: (await upload([chatLine("a")])).id, ...change };
  await expect(client.post("/batches", { body })).rejects.toMatchObject({
    status,
    param,
    type: "invalid_request_error",
  });
  expect(await simulator.countBatches()).toBe(0);
});

test("accepts a file of the largest size, refuses one byte more, and keeps nothing of it", async () => {
  const { simulator, upload } = await start();
  await simulator.changeSettings({ maxFileBytes: 1000 });
  expect(await upload(["x".repeat(1000)])).toMatchObject({ bytes: 1000 });
  await expect(upload(["x".repeat(1001)])).rejects.toMatchObject({ status: 413 });
  await expect(upload(["{}"], "input.txt")).rejects.toMatchObject({ status: 400 });
  expect(await simulator.countFiles("batch")).toBe(1);
});

test("asks for a key, and refuses one that was revoked", async () => {
  const { simulator, client } = await start();
  await simulator.changeSettings({ rejectedKeys: ["sk-test"] });
  await expect(client.batches.list()).rejects.toMatchObject({ status: 401, code: "invalid_api_key" });
  expect((await fetch(`${simulator.baseUrl}/batches`)).status).toBe(401);
});

test("says with every answer that it is a simulation", async () => {
  const { simulator } = await start();
  const response = await fetch(`${simulator.baseUrl}/nothing`, { headers: { authorization: "Bearer k" } });
  expect(response.status).toBe(404);
  expect(response.headers.get("x-simulated")).toBe("true");
  expect(await response.json()).toMatchObject({ error: { type: "invalid_request_error" } });
});
