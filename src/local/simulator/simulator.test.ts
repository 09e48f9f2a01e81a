import OpenAI, { toFile } from "openai";
import { expect, test } from "vitest";
import { analysisSchema } from "../../domain/analysis.ts";
import { startTestSimulator } from "../../testing/test-simulator.ts";

test("the official SDK takes a batch from upload to results", async () => {
  const simulator = await startTestSimulator();
  const client = new OpenAI({ apiKey: "sk-test", baseURL: simulator.baseUrl });
  const lines = ["a", "b", "c"].map((id) =>
    JSON.stringify({
      custom_id: id,
      method: "POST",
      url: "/v1/chat/completions",
      body: {
        model: "gpt-4o-mini",
        messages: [
          { role: "system", content: "You analyse." },
          {
            role: "user",
            content: `session_id: s-${id}\n[01/02/2026 10:00:00] user: How many vacation days do I have?\n[01/02/2026 10:00:05] assistant: 25.`,
          },
        ],
      },
    }),
  );
  const file = await client.files.create({
    file: await toFile(Buffer.from(lines.join("\n")), "x.jsonl"),
    purpose: "batch",
  });
  const created = await client.batches.create({
    input_file_id: file.id,
    endpoint: "/v1/chat/completions",
    completion_window: "24h",
    metadata: { livedash_batch_id: "ours" },
  });
  expect(created.status).toBe("validating");
  await simulator.waitUntilDone();
  const batch = await client.batches.retrieve(created.id);
  expect(batch).toMatchObject({ status: "completed", request_counts: { total: 3, completed: 3, failed: 0 } });
  const output = await (await client.files.content(batch.output_file_id ?? "")).text();
  const rows = output
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(rows.map((row) => row.custom_id)).toEqual(["c", "b", "a"]);
  expect(analysisSchema.parse(JSON.parse(rows[0].response.body.choices[0].message.content)).session_id).toBe("s-c");
  expect(await simulator.ledger()).toEqual({ executed: 3, distinct: 3, executedMoreThanOnce: [] });
});
