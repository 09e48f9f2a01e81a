import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { openDownload } from "../../pipeline/steering/file-download.ts";
import { createOpenAiProvider } from "../../provider/openai-provider.ts";
import { seedBatch } from "../../testing/seed-requests.ts";
import { startTestApi } from "../../testing/test-api.ts";
import { startTestSimulator } from "../../testing/test-simulator.ts";
import { startWebServer } from "../../testing/web-server.ts";

const MEBIBYTE = 1024 * 1024;

/** The API with a provider at this address, and a batch whose output file it should have. */
async function withProvider(baseUrl: string, outputFileId: string | null) {
  const provider = createOpenAiProvider({ apiKey: "sk-test", baseUrl, timeoutSeconds: 5, stallSeconds: 1 });
  const api = await startTestApi({ openDownload: (fileId) => openDownload(provider, fileId) });
  const batchId = await seedBatch(api.database, { outputFileId });
  const { headers } = await api.makeKey(["batches:read"]);
  const get = (path: string, method = "GET") => api.send(method, `/api/admin/batches/${path}`, headers);
  return { ...api, batchId, get, download: () => get(`${batchId}/files/output`) };
}

async function withSimulator() {
  const simulator = await startTestSimulator();
  await simulator.submitLines(['{"custom_id":"row-1"}']);
  const { data } = await simulator.listBatches();
  return { simulator, ...(await withProvider(simulator.baseUrl, data[0]?.input_file_id ?? "")) };
}

test("hands a file over byte for byte, under a name that says whose it is", async () => {
  const { download, batchId } = await withSimulator();
  const response = await download();
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("application/jsonl; charset=utf-8");
  expect(response.headers.get("content-disposition")).toBe(`attachment; filename="acme-batch-${batchId}-output.jsonl"`);
  expect(await response.text()).toBe('{"custom_id":"row-1"}');
});

test("says which file there is none of, and that the provider has deleted one", async () => {
  const { get, batchId, database } = await withSimulator();
  const detailOf = async (path: string) => {
    const response = await get(path);
    expect([response.status, response.headers.get("content-type")]).toEqual([404, "application/problem+json"]);
    return ((await response.json()) as { detail: string }).detail;
  };
  expect(await detailOf(`${batchId}/files/error`)).toBe("This batch has no error file.");
  expect(await detailOf(`${randomUUID()}/files/output`)).toMatch(/^There is no batch/u);
  await database.aIBatchRequest.update({ where: { id: batchId }, data: { inputFileId: "file-gone" } });
  expect(await detailOf(`${batchId}/files/input`)).toMatch(/no longer has this file/u);
  expect((await get(`${batchId}/files/secrets`)).status).toBe(400);
});

test("answers as a problem when the provider fails, and says of which kind", async () => {
  const { simulator, download } = await withSimulator();
  await simulator.setFaults([{ kind: "respond", operation: "files.content", status: 401, times: null }]);
  const refused = await download();
  expect(refused.status).toBe(502);
  expect(await refused.json()).toMatchObject({
    ok: false,
    type: "urn:livedash:problem:provider-failed",
    detail: expect.stringMatching(/^The provider did not give the file: /u),
  });
});

test("never passes off half a file as a whole one", async () => {
  const provider = await startWebServer((_request, response) => {
    response.writeHead(200, { "content-length": "1000" });
    response.write("{}\n", () => response.destroy());
  });
  const { download } = await withProvider(provider.url, "file-1");
  const response = await download();
  await expect(response.text()).rejects.toThrow();
});

test("never asks for more of a file than is being read, and lets go of it when the reader goes away", async () => {
  let sent = 0;
  const chunk = Buffer.alloc(MEBIBYTE, "x");
  const provider = await startWebServer((_request, response) => {
    const more = () => {
      do sent += 1;
      while (!response.destroyed && response.write(chunk));
    };
    response.on("drain", more);
    more();
  });
  const { download } = await withProvider(provider.url, "file-1");
  const reader = (await download()).body?.getReader();
  const before = process.memoryUsage.rss();
  for (let read = 0; read < 400 * MEBIBYTE; ) read += (await reader?.read())?.value?.byteLength ?? 0;
  expect(process.memoryUsage.rss() - before).toBeLessThan(200 * MEBIBYTE);
  expect(sent).toBeLessThan(430);
  await reader?.cancel();
  await provider.untilAborted;
});

test("asks the provider for nothing that HEAD would have to send", async () => {
  const provider = await startWebServer((_request, response) => {
    response.write("{}\n");
  });
  const { get, batchId } = await withProvider(provider.url, "file-1");
  const response = await get(`${batchId}/files/output`, "HEAD");
  expect([response.status, await response.text()]).toEqual([200, ""]);
  await provider.untilAborted;
});
