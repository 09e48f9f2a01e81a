import OpenAI from "openai";
import { expect, test } from "vitest";
import type { TestFault } from "../../testing/control-simulator.ts";
import { chatLines, startTestSimulator } from "../../testing/test-simulator.ts";

/** A machine under load may take its time. */
const PATIENT = { timeout: 30_000, interval: 10 };

async function start() {
  const simulator = await startTestSimulator();
  const client = new OpenAI({ apiKey: "sk-test", baseURL: simulator.baseUrl, maxRetries: 0, timeout: 5000 });
  return { ...simulator, client };
}

/** A batch of six requests that has come to its end under these faults. */
async function startEnded(...faults: TestFault[]) {
  const simulator = await start();
  await simulator.setFaults(faults);
  const id = await simulator.submitLines(chatLines(6));
  await simulator.waitUntilDone();
  const batch = await simulator.getBatch(id);
  const output = batch.output_file_id === null ? "" : await simulator.readFile(batch.output_file_id);
  return { ...simulator, batch, output };
}

const third = { from: 3, count: 1 };

test("answers with a scripted status, body and headers, as often as scripted, after those that are skipped", async () => {
  const { client, setFaults } = await start();
  const body = { error: { message: "Slow down.", type: "requests", param: null, code: "rate_limit_exceeded" } };
  const headers = { "retry-after": "7" };
  await setFaults([{ kind: "respond", operation: "batches.list", skip: 1, times: 2, status: 429, body, headers }]);
  const statuses: unknown[] = [];
  for (let call = 0; call < 4; call += 1) {
    const { status, headers: sent } = await client.batches
      .list()
      .asResponse()
      .catch((error: InstanceType<typeof OpenAI.APIError>) => error);
    statuses.push(status, sent?.get("retry-after") ?? null);
  }
  expect(statuses).toEqual([200, null, 429, "7", 429, "7", 200, null]);
});

test.each([
  ["respond", { kind: "respond", status: 503 } as const],
  ["drop", { kind: "drop" } as const],
])("loses a reply before or after the effect: %s", async (_name, fault) => {
  const { client, setFaults, submitLines, countBatches, getBatch } = await start();
  const { input_file_id } = await getBatch(await submitLines(chatLines(1)));
  const create = () =>
    client.batches.create({ input_file_id, endpoint: "/v1/chat/completions", completion_window: "24h" });
  await setFaults([{ ...fault, operation: "batches.create", when: "before" }]);
  await expect(create()).rejects.toThrow();
  expect(await countBatches()).toBe(1);
  await setFaults([{ ...fault, operation: "batches.create", when: "after" }]);
  await expect(create()).rejects.toThrow();
  expect(await countBatches()).toBe(2);
});

test("delays, and happens only to what it is meant for", async () => {
  const { client, setFaults, submitLines } = await start();
  const id = await submitLines(chatLines(1), { name: "slow" });
  const other = await submitLines(chatLines(1));
  const impatient = { timeout: 200 };
  await setFaults([
    { kind: "delay", operation: "batches.retrieve", milliseconds: 3000, match: { metadata: { name: "slow" } } },
  ]);
  await expect(client.batches.retrieve(other, impatient)).resolves.toMatchObject({ id: other });
  await expect(client.batches.retrieve(id, impatient)).rejects.toThrow(OpenAI.APIConnectionTimeoutError);
});

test("cuts a download after so many bytes", async () => {
  const { client, batch, setFaults, output } = await startEnded();
  await setFaults([{ kind: "cut", operation: "files.content", afterBytes: 100 }]);
  const response = await client.files.content(batch.output_file_id ?? "");
  let received = 0;
  const read = async () => {
    for await (const chunk of response.body ?? []) received += chunk.length;
  };
  await expect(read()).rejects.toThrow("terminated");
  expect(received).toBe(100);
  expect(output.length).toBeGreaterThan(100);
});

test("stalls a download after so many bytes, on an open connection", async () => {
  const { client, batch, setFaults } = await startEnded();
  await setFaults([{ kind: "stall", operation: "files.content", afterBytes: 100 }]);
  const givenUp = new AbortController();
  const response = await client.files.content(batch.output_file_id ?? "", { signal: givenUp.signal });
  const reader = response.body?.getReader();
  expect((await reader?.read())?.value?.length).toBe(100);
  const next = reader?.read();
  givenUp.abort();
  await expect(next).rejects.toThrow();
});

test("answers with other fields of a batch, also within a list, as often as scripted", async () => {
  const { client, batch, setFaults } = await startEnded();
  const fields = { output_file_id: null, error_file_id: "", request_counts: { total: 6, completed: 9, failed: 0 } };
  await setFaults([
    { kind: "patch", operation: "batches.retrieve", fields },
    { kind: "patch", operation: "batches.list", fields, match: { id: batch.id } },
  ]);
  expect(await client.batches.retrieve(batch.id)).toMatchObject(fields);
  expect((await client.batches.list()).data).toMatchObject([fields]);
  expect(await client.batches.retrieve(batch.id)).toMatchObject({ output_file_id: batch.output_file_id });
});

test("fails validation with scripted errors", async () => {
  const errors = [{ code: "model_not_found", message: "No such model.", line: 3 }];
  const { batch, ledger } = await startEnded({ kind: "fail_validation", errors });
  expect(batch).toMatchObject({
    status: "failed",
    errors: { data: [{ code: "model_not_found", line: 3, param: null }] },
  });
  expect((await ledger()).executed).toBe(0);
});

test("expires part-way: what ran was paid for, the rest is batch_expired", async () => {
  const { batch, readRows, ledger } = await startEnded({ kind: "expire", afterRows: 4 });
  expect(batch).toMatchObject({ status: "expired", request_counts: { total: 6, completed: 4, failed: 0 } });
  expect(await readRows(batch.output_file_id)).toHaveLength(4);
  expect(await readRows(batch.error_file_id)).toMatchObject([
    { custom_id: "row-6", response: null, error: { code: "batch_expired" } },
    { custom_id: "row-5", response: null, error: { code: "batch_expired" } },
  ]);
  expect((await ledger()).executed).toBe(4);
});

test("leaves requests that did not run out of both files", async () => {
  const { batch, output } = await startEnded({ kind: "expire", afterRows: 4 }, { kind: "forget_unrun" });
  expect(batch.error_file_id).toBeNull();
  expect(output.trimEnd().split("\n")).toHaveLength(4);
});

test.each(["validating", "in_progress", "finalizing"] as const)(
  "holds a batch in %s until it is let go",
  async (status) => {
    const { setFaults, clearFaults, submitLines, getBatch, waitUntilDone } = await start();
    await setFaults([{ kind: "hold", status }]);
    const id = await submitLines(chatLines(2));
    await expect.poll(async () => (await getBatch(id)).status, PATIENT).toBe(status);
    await clearFaults();
    await waitUntilDone();
    expect((await getBatch(id)).status).toBe("completed");
  },
);

test("makes a batch vanish", async () => {
  const { client, setFaults, submitLines } = await start();
  await setFaults([{ kind: "vanish", status: "validating" }]);
  const id = await submitLines(chatLines(1));
  await expect(client.batches.retrieve(id)).rejects.toMatchObject({ status: 404 });
  expect((await client.batches.list()).data).toEqual([]);
});

test("fails rows with an HTTP error, without a response, or leaves them out", async () => {
  const { batch, readRows, ledger } = await startEnded(
    { kind: "row_error", rows: { from: 1, count: 1 }, status: 429, code: "rate_limit_exceeded" },
    { kind: "row_no_response", rows: { from: 2, every: 4, count: 1 } },
    { kind: "row_missing", rows: { customIds: ["row-4"] } },
  );
  expect(batch.request_counts).toEqual({ total: 6, completed: 3, failed: 2 });
  expect(await readRows(batch.error_file_id)).toMatchObject([
    { custom_id: "row-2", response: null, error: { code: "request_timeout" } },
    {
      custom_id: "row-1",
      response: { status_code: 429, body: { error: { code: "rate_limit_exceeded" } } },
      error: null,
    },
  ]);
  const ids = (await readRows(batch.output_file_id)).map((row) => row.custom_id);
  expect(ids).toEqual(["row-6", "row-5", "row-3"]);
  expect((await ledger()).executed).toBe(3);
});

test("fails every row: no output file at all", async () => {
  const { batch } = await startEnded({ kind: "row_error" });
  expect(batch).toMatchObject({
    status: "completed",
    output_file_id: null,
    request_counts: { completed: 0, failed: 6 },
  });
  expect(batch.error_file_id).not.toBeNull();
});

test.each([
  ["invalid_json", { finish_reason: "stop", message: { content: expect.stringMatching(/^Here/u) } }],
  ["wrong_schema", { finish_reason: "stop", message: { content: expect.stringContaining("HAPPY") } }],
  ["empty", { finish_reason: "stop", message: { content: "" } }],
  ["line_separators", { finish_reason: "stop", message: { content: expect.stringContaining("\u2028") } }],
  ["refusal", { finish_reason: "stop", message: { content: null, refusal: expect.any(String) } }],
  ["content_filter", { finish_reason: "content_filter" }],
  ["length", { finish_reason: "length" }],
] as const)("answers a row with %s", async (answer, choice) => {
  const { batch, readRows } = await startEnded({ kind: "row_answer", rows: third, answer });
  const row = (await readRows(batch.output_file_id)).find(({ custom_id: id }) => id === "row-3");
  expect(row?.response?.body.choices).toMatchObject([choice]);
});

test("answers a row with more than anybody should read", async () => {
  const { output } = await startEnded({ kind: "row_answer", rows: third, answer: "huge" });
  expect(output.length).toBeGreaterThan(12_000_000);
});

test.each([
  ["malformed", (lines: string[]) => lines.filter((line) => line.startsWith("not JSON")).length],
  ["empty", (lines: string[]) => lines.filter((line) => line === "").length],
  ["truncated", (lines: string[]) => lines.filter((line) => !line.endsWith("}")).length],
  ["huge", (lines: string[]) => lines.filter((line) => line.length > 12_000_000).length],
  ["duplicate", (lines: string[]) => lines.length - 6],
  ["foreign", (lines: string[]) => lines.filter((line) => line.includes('"foreign-row-3"')).length],
] as const)("writes a line that is %s", async (line, count) => {
  const { output } = await startEnded({ kind: "row_line", rows: third, line });
  expect(count(output.replace(/\n$/u, "").split("\n"))).toBe(1);
});

test("writes files with a byte order mark, CRLF and no last line ending", async () => {
  const { batch } = await startEnded({
    kind: "file_format",
    lineEnding: "crlf",
    finalNewline: false,
    byteOrderMark: true,
  }).then(async (ended) => {
    const response = await ended.client.files.content(ended.batch.output_file_id ?? "");
    const text = Buffer.from(await response.arrayBuffer()).toString("utf8");
    expect(text.startsWith("\uFEFF{")).toBe(true);
    expect(text.split("\r\n")).toHaveLength(6);
    expect(text.endsWith("}")).toBe(true);
    return ended;
  });
  expect(batch.status).toBe("completed");
});

test("refuses a fault that it does not know, and says what is wrong with it", async () => {
  const { url } = await start();
  const response = await fetch(`${url}/simulator/faults`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ kind: "explode" }),
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: { param: "0.kind" } });
});
