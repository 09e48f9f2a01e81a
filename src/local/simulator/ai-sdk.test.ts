import { createOpenAI } from "@ai-sdk/openai";
import {
  experimental_cancelBatch as cancelBatch,
  experimental_getBatchResults as getBatchResults,
  experimental_getBatchStatus as getBatchStatus,
  experimental_listBatches as listBatches,
  experimental_startBatch as startBatch,
} from "ai";
import { expect, test } from "vitest";
import { startTestSimulator } from "../../testing/test-simulator.ts";

/** A client of OpenAI's Batch API that nobody here wrote. */
async function start() {
  const simulator = await startTestSimulator();
  const provider = createOpenAI({ apiKey: "sk-test", baseURL: simulator.baseUrl });
  const submit = (count: number) =>
    startBatch({
      provider,
      requests: Array.from({ length: count }, (_, index) => ({
        id: `row-${index + 1}`,
        type: "text" as const,
        model: "gpt-4o-mini" as const,
        instructions: "Answer in one sentence.",
        prompt: `session_id: row-${index + 1}\nuser: How many days off do I have left?\nassistant: You have 12 days left.`,
      })),
    });
  return { simulator, provider, submit };
}

test("serves the AI SDK: it starts a batch, follows it, lists it and reads every result", async () => {
  const { simulator, provider, submit } = await start();
  const batch = await submit(3);
  expect(batch).toMatchObject({ status: "pending", warnings: [] });
  await simulator.waitUntilDone();
  expect(await getBatchStatus({ provider, batch })).toMatchObject({
    status: "completed",
    requestCounts: { total: 3, completed: 3, failed: 0 },
  });
  const results = await Array.fromAsync(getBatchResults({ provider, batch }));
  expect(results.map(({ id }) => id).sort()).toEqual(["row-1", "row-2", "row-3"]);
  for (const result of results) {
    if (result.type !== "text" || result.status !== "succeeded") throw new Error(`No text: ${JSON.stringify(result)}`);
    expect(JSON.parse(result.text)).toMatchObject({ session_id: result.id, category: "LEAVE_VACATION" });
    expect(result.usage.inputTokens).toBeGreaterThan(10);
    expect(result.usage.outputTokens).toBeGreaterThan(10);
  }
  expect((await listBatches({ provider })).batches).toMatchObject([{ id: batch.id, status: "completed" }]);
  expect(await simulator.ledger()).toMatchObject({ executed: 3, distinct: 3 });
});

test("shows the AI SDK what failed row by row, and what a cancelled batch left out", async () => {
  const { simulator, provider, submit } = await start();
  await simulator.setFaults([
    { kind: "row_error", rows: { from: 2, count: 1 }, status: 429, code: "rate_limit_exceeded" },
  ]);
  const batch = await submit(3);
  await simulator.waitUntilDone();
  const results = await Array.fromAsync(getBatchResults({ provider, batch }));
  const failed = results.filter(({ status }) => status === "failed");
  expect(failed).toMatchObject([{ id: "row-2", error: { code: "rate_limit_exceeded" } }]);

  await simulator.setFaults([{ kind: "hold", status: "in_progress" }]);
  const cancelled = await submit(2);
  await cancelBatch({ provider, batch: cancelled });
  await simulator.waitUntilDone();
  const rest = await Array.fromAsync(getBatchResults({ provider, batch: cancelled }));
  for (const { status } of rest) expect(["cancelled", "succeeded"]).toContain(status);
});
