import { writeFile } from "node:fs/promises";
import { createServer as createHttpServer, type IncomingHttpHeaders } from "node:http";
import { createServer } from "node:net";
import { join } from "node:path";
import OpenAI from "openai";
import { expect, onTestFinished, test } from "vitest";
import type { TestFault } from "../testing/control-simulator.ts";
import { chatLines, startTestSimulator } from "../testing/test-simulator.ts";
import { startWebhookReceiver } from "../testing/webhook-receiver.ts";
import { createOpenAiProvider } from "./openai-provider.ts";

const METADATA = { livedash_batch_id: "ours" };

async function start(timeoutSeconds = 5) {
  const simulator = await startTestSimulator();
  const { baseUrl } = simulator;
  const provider = createOpenAiProvider({ apiKey: "sk-test", baseUrl, timeoutSeconds, stallSeconds: 1 });
  const path = join(simulator.directory, "spool.jsonl");
  const upload = async (lines = chatLines(3)) => {
    await writeFile(path, lines.join("\n"));
    return provider.uploadInputFile({ path, fileName: "ours.jsonl" });
  };
  const submit = async () => provider.createBatch({ inputFileId: (await upload()).id, metadata: METADATA });
  return { simulator, provider, upload, submit };
}

async function read(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

async function firstOf<T>(items: AsyncIterable<T>): Promise<T | null> {
  for await (const item of items) return item;
  return null;
}

test("sends a file, creates a batch of it, and brings back what became of it", async () => {
  const { simulator, provider, upload } = await start();
  const file = await upload();
  expect(file).toMatchObject({ fileName: "ours.jsonl", bytes: chatLines(3).join("\n").length });
  expect(Date.now() - file.createdAt.getTime()).toBeLessThan(60_000);
  const { id } = await provider.createBatch({ inputFileId: file.id, metadata: METADATA });
  await simulator.waitUntilDone();
  const batch = await provider.retrieveBatch(id);
  expect(batch).toMatchObject({ status: "completed", input_file_id: file.id, error_file_id: null, metadata: METADATA });
  const output = await read(provider.download(batch.output_file_id ?? ""));
  expect(output.trimEnd().split("\n")).toHaveLength(3);
  expect(await firstOf(provider.listInputFiles())).toEqual(file);
  expect(await firstOf(provider.listBatches())).toEqual(batch);
});

test("pages through everything, newest first", async () => {
  const { provider, upload } = await start();
  const file = await upload(chatLines(1));
  const ids: string[] = [];
  for (let index = 0; index < 101; index += 1) {
    ids.unshift((await provider.createBatch({ inputFileId: file.id, metadata: {} })).id);
  }
  const seen: string[] = [];
  for await (const { id } of provider.listBatches()) seen.push(id);
  expect(seen).toEqual(ids);
});

const respond = (status: number, code: string | null = null): TestFault => ({
  kind: "respond",
  operation: "batches.create",
  status,
  body: { error: { message: "No.", type: "some_type", param: null, code } },
});

test.each([
  ["500", respond(500), "doubtful", 0],
  ["502 after the effect", { kind: "respond", operation: "batches.create", status: 502, when: "after" }, "doubtful", 1],
  ["a lost reply", { kind: "drop", operation: "batches.create", when: "after" }, "doubtful", 1],
  ["a dropped call", { kind: "drop", operation: "batches.create", when: "before" }, "doubtful", 0],
  ["409", respond(409), "doubtful", 0],
  ["429", respond(429, "rate_limit_exceeded"), "throttled", 0],
  ["429 without credit", respond(429, "insufficient_quota"), "configuration", 0],
  ["401", respond(401, "invalid_api_key"), "configuration", 0],
  ["403", respond(403), "configuration", 0],
  ["404", respond(404), "not_found", 0],
  ["400", respond(400, "invalid_value"), "refused", 0],
] as const)("tells what %s means, and calls a paid operation once", async (_name, fault, kind, createdCount) => {
  const { simulator, submit } = await start();
  await simulator.setFaults([fault]);
  await expect(submit()).rejects.toMatchObject({ name: "ProviderError", kind });
  expect(await simulator.countBatches()).toBe(createdCount);
});

test("tells a time-out from a refusal: it may have had its effect", async () => {
  const { simulator, submit } = await start(1);
  await simulator.setFaults([{ kind: "delay", operation: "batches.create", milliseconds: 3000 }]);
  await expect(submit()).rejects.toMatchObject({ kind: "doubtful", code: "timeout" });
});

test("tells that a call never left when nobody listens", async () => {
  const port = await new Promise<number>((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
  const provider = createOpenAiProvider({ apiKey: "k", baseUrl: `http://127.0.0.1:${port}/v1`, timeoutSeconds: 5 });
  const call = provider.createBatch({ inputFileId: "file-1", metadata: {} });
  await expect(call).rejects.toMatchObject({ kind: "unreachable" });
});

test("refuses a revoked key as a matter of configuration", async () => {
  const { simulator, provider } = await start();
  await expect(provider.checkAccess()).resolves.toBeUndefined();
  await simulator.changeSettings({ rejectedKeys: ["sk-test"] });
  await expect(provider.checkAccess()).rejects.toMatchObject({ kind: "configuration", code: "invalid_api_key" });
});

test("tries again by itself what may be repeated", async () => {
  const { simulator, provider, submit } = await start();
  const { id } = await submit();
  await simulator.setFaults([{ kind: "respond", operation: "batches.retrieve", status: 503, times: 2 }]);
  await expect(provider.retrieveBatch(id)).resolves.toMatchObject({ id });
});

test("never takes a broken download for a whole one", async () => {
  const { simulator, provider, submit } = await start();
  const { id } = await submit();
  await simulator.waitUntilDone();
  const fileId = (await provider.retrieveBatch(id)).output_file_id ?? "";
  await simulator.setFaults([{ kind: "cut", operation: "files.content", afterBytes: 200 }]);
  await expect(read(provider.download(fileId))).rejects.toMatchObject({ name: "ProviderError", kind: "doubtful" });
  await expect(read(provider.download("file-unknown"))).rejects.toMatchObject({ kind: "not_found" });
});

test("an answer that is no batch is doubtful, not a crash", async () => {
  const { simulator, provider, submit } = await start();
  const { id } = await submit();
  await simulator.setFaults([{ kind: "patch", operation: "batches.retrieve", fields: { status: 7 } }]);
  await expect(provider.retrieveBatch(id)).rejects.toMatchObject({ kind: "doubtful", code: "unreadable" });
});

test("takes only what the provider has signed for a webhook", async () => {
  const { simulator, provider, submit } = await start();
  const secret = `whsec_${Buffer.from("a secret of thirty-two bytes, ok").toString("base64")}`;
  const { calls, url } = await startWebhookReceiver();
  await simulator.registerWebhook({ url, secret });
  const { id } = await submit();
  await simulator.waitUntilDone();
  const { body, headers } = calls[0] ?? { body: "", headers: new Headers() };
  expect(await provider.verifyWebhook(body, headers, secret)).toEqual({ type: "batch.completed", openaiBatchId: id });
  expect(await provider.verifyWebhook(body.replace(id, "batch_other"), headers, secret)).toBeNull();
});

test("sends a file as a file, where the SDK makes form fields of a Buffer", async () => {
  const { simulator, upload } = await start();
  const client = new OpenAI({ apiKey: "sk-test", baseURL: simulator.baseUrl, maxRetries: 0 });
  const buffer = Buffer.from(chatLines(1).join("\n"));
  await expect(client.files.create({ file: buffer as never, purpose: "batch" })).rejects.toMatchObject({ status: 400 });
  expect(await simulator.countFiles("batch")).toBe(0);
  const { id } = await upload();
  expect(await simulator.readFile(id)).toBe(chatLines(3).join("\n"));
});

test.each([
  ["its reply is lost", { kind: "drop", operation: "files.create", when: "after" }, 1],
  ["the server fails", { kind: "respond", operation: "files.create", status: 500 }, 0],
] as const)("never sends a file again by itself when %s", async (_, fault, count) => {
  const { simulator, upload } = await start();
  await simulator.setFaults([fault]);
  await expect(upload()).rejects.toMatchObject({ kind: "doubtful" });
  expect(await simulator.countFiles("batch")).toBe(count);
});

test("counts on no idempotency key, because the SDK sends none", async () => {
  const seen: IncomingHttpHeaders[] = [];
  const server = createHttpServer((request, response) => {
    seen.push(request.headers);
    response.end("{}");
  });
  const baseURL = await new Promise<string>((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}/v1`);
    });
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const client = new OpenAI({ apiKey: "sk-test", baseURL });
  const body = { input_file_id: "file-1", endpoint: "/v1/chat/completions", completion_window: "24h" } as const;
  await client.batches.create(body, { idempotencyKey: "the-same-batch" });
  expect(seen).toHaveLength(1);
  expect(JSON.stringify(seen)).not.toContain("the-same-batch");
});

test("the provider takes the same batch twice, so nothing but our own look-up keeps it to one", async () => {
  const { simulator, provider, upload } = await start();
  const { id: inputFileId } = await upload();
  for (let time = 0; time < 2; time += 1) await provider.createBatch({ inputFileId, metadata: METADATA });
  expect(await simulator.countBatches()).toBe(2);
});

test("gives up a download that stalls, which the SDK's time-out does not", async () => {
  const { simulator, provider, submit } = await start(600);
  const { id } = await submit();
  await simulator.waitUntilDone();
  const fileId = (await provider.retrieveBatch(id)).output_file_id ?? "";
  await simulator.setFaults([{ kind: "stall", operation: "files.content", afterBytes: 200 }]);
  await expect(read(provider.download(fileId))).rejects.toMatchObject({ kind: "doubtful", code: "stalled" });
});

test.each([
  ["seconds", "7", 7],
  ["nothing", undefined, null],
  ["what nobody understands", "soon", null],
])("tells for how long a 429 asks to wait, in %s", async (_, retryAfter, seconds) => {
  const { simulator, submit } = await start();
  const headers: Record<string, string> = retryAfter === undefined ? {} : { "retry-after": retryAfter };
  await simulator.setFaults([{ kind: "respond", operation: "batches.create", status: 429, headers }]);
  await expect(submit()).rejects.toMatchObject({ kind: "throttled", retryAfterSeconds: seconds });
});

test("cancels a batch, where asking again does no harm and asking too late is no crash", async () => {
  const { simulator, provider, submit } = await start();
  await simulator.setFaults([{ kind: "hold", status: "in_progress" }]);
  const { id } = await submit();
  expect(await provider.cancelBatch(id)).toMatchObject({ id, status: "cancelling" });
  await provider.cancelBatch(id).catch((error: unknown) => expect(error).toMatchObject({ kind: "doubtful" }));
  await simulator.waitUntilDone();
  expect(await provider.retrieveBatch(id)).toMatchObject({ status: "cancelled" });
  await expect(provider.cancelBatch(id)).rejects.toMatchObject({ name: "ProviderError" });
  await expect(provider.cancelBatch("batch_unknown")).rejects.toMatchObject({ kind: "not_found" });
});

test("deletes a file, once", async () => {
  const { provider, upload } = await start();
  const { id } = await upload();
  await provider.deleteFile(id);
  expect(await firstOf(provider.listInputFiles())).toBeNull();
  await expect(provider.deleteFile(id)).rejects.toMatchObject({ kind: "not_found" });
});
