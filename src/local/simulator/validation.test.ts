import { expect, test } from "vitest";
import { chatLine, chatLines, startTestSimulator } from "../../testing/test-simulator.ts";

/** A machine under load may take its time. */
const PATIENT = { timeout: 30_000, interval: 10 };

const body = (model: string) => ({ body: { model, messages: [{ role: "user", content: "Hi" }] } });

test.each([
  ["invalid_json_line", 2, null, ["not JSON"]],
  ["invalid_json_line", 2, null, ["[1, 2]"]],
  ["missing_required_parameter", 2, "custom_id", [JSON.stringify({ method: "POST" })]],
  ["missing_required_parameter", 2, "method", [chatLine("b", { method: undefined })]],
  ["missing_required_parameter", 2, "url", [chatLine("b", { url: undefined })]],
  ["missing_required_parameter", 2, "body", [chatLine("b", { body: undefined })]],
  ["missing_required_parameter", 2, "body.model", [chatLine("b", { body: {} })]],
  ["invalid_method", 2, "method", [chatLine("b", { method: "GET" })]],
  ["invalid_url", 2, "url", [chatLine("b", { url: "/v1/embeddings" })]],
  ["duplicate_custom_id", 3, "custom_id", [chatLine("b"), chatLine("a")]],
  ["mismatched_model", 4, "body.model", ["", chatLine("b"), chatLine("c", body("gpt-4o"))]],
] as const)("fails the whole batch for %s, and names line %d", async (code, line, param, lines) => {
  const simulator = await startTestSimulator();
  const id = await simulator.submitLines([chatLine("a"), ...lines]);
  await simulator.waitUntilDone();
  const batch = await simulator.getBatch(id);
  expect(batch).toMatchObject({ status: "failed", failed_at: expect.any(Number), output_file_id: null });
  expect(batch.errors?.data).toMatchObject([{ code, line, param, message: expect.any(String) }]);
  expect((await simulator.ledger()).executed).toBe(0);
});

test("fails an empty file", async () => {
  const simulator = await startTestSimulator();
  const id = await simulator.submitLines([""]);
  await simulator.waitUntilDone();
  expect((await simulator.getBatch(id)).errors?.data).toMatchObject([{ code: "empty_file", line: null }]);
});

test("fails a file with more requests than allowed", async () => {
  const simulator = await startTestSimulator();
  await simulator.changeSettings({ maxRequests: 3 });
  const id = await simulator.submitLines(chatLines(4));
  await simulator.waitUntilDone();
  expect((await simulator.getBatch(id)).errors?.data).toMatchObject([{ code: "too_many_tasks", line: null }]);
});

test("fails a batch whose tokens are over the model's limit together with those enqueued, and takes it later", async () => {
  const simulator = await startTestSimulator();
  await simulator.changeSettings({ enqueuedTokenLimits: { "gpt-4o-mini": 500 } });
  await simulator.setFaults([{ kind: "hold", status: "in_progress" }]);
  const first = await simulator.submitLines(chatLines(10));
  await expect.poll(async () => (await simulator.getBatch(first)).status, PATIENT).toBe("in_progress");
  const second = await simulator.submitLines(chatLines(10));
  await expect.poll(async () => (await simulator.getBatch(second)).status, PATIENT).toBe("failed");
  expect((await simulator.getBatch(second)).errors?.data).toMatchObject([{ code: "token_limit_exceeded" }]);
  await simulator.clearFaults();
  await simulator.waitUntilDone();
  const third = await simulator.submitLines(chatLines(10));
  await simulator.waitUntilDone();
  expect(await simulator.getBatch(third)).toMatchObject({ status: "completed" });
});

test("reports a request that is wrong only in its body as a failed row", async () => {
  const simulator = await startTestSimulator();
  const id = await simulator.submitLines([chatLine("a"), chatLine("b", { body: { model: "gpt-4o-mini" } })]);
  await simulator.waitUntilDone();
  const batch = await simulator.getBatch(id);
  expect(batch).toMatchObject({ status: "completed", request_counts: { total: 2, completed: 1, failed: 1 } });
  expect(await simulator.readRows(batch.error_file_id)).toMatchObject([
    { custom_id: "b", response: { status_code: 400, body: { error: { param: "messages" } } }, error: null },
  ]);
});
