import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { seedBatch } from "../testing/seed-requests.ts";
import { type SeedSessions, seedSessions } from "../testing/seed-sessions.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { buildInputFile } from "./input-file.ts";

const NO_LIMITS = { maxBytes: 200_000_000, maxTokens: Number.POSITIVE_INFINITY };

async function setUp(...seeds: SeedSessions[]) {
  const { database } = await createTestDatabase();
  const batchId = await seedBatch(database);
  const groups: string[][] = [];
  for (const seed of seeds) groups.push(await seedSessions(database, seed));
  await database.aIProcessingRequest.updateMany({ data: { processingStatus: "BATCHING_IN_PROGRESS", batchId } });
  const folder = await mkdtemp(join(tmpdir(), "livedash-input-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const build = async (limits = NO_LIMITS) => {
    const file = await buildInputFile(database, {
      path: join(folder, "in.jsonl"),
      batchId,
      model: "gpt-4o-mini",
      limits,
    });
    const text = await readFile(file.path, "utf8");
    return {
      ...file,
      text,
      lines: text
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
    };
  };
  return { database, batchId, groups, build };
}

test("writes one line a request in the order of ids, with custom_id, strict schema and the whole conversation", async () => {
  const { groups, build } = await setUp({ count: 600 });
  const { lines, requestCount, bytes, text } = await build();
  expect(requestCount).toBe(600);
  expect(bytes).toBe(Buffer.byteLength(text));
  expect(lines.map((line) => line.custom_id)).toEqual(groups[0]?.toSorted());
  const { method, url, body } = lines[0];
  expect({ method, url, model: body.model }).toEqual({
    method: "POST",
    url: "/v1/chat/completions",
    model: "gpt-4o-mini",
  });
  expect(body.response_format.json_schema).toMatchObject({ strict: true, schema: { additionalProperties: false } });
  expect(body.messages[1].content).toMatch(
    /^session_id: [0-9a-f-]{36}\n\[01\/11\/2026 08:00:00\] user: How many vacation days do I have left\?\n/u,
  );
});

test("gives the same bytes every time, because that is how an upload is known again", async () => {
  const { build } = await setUp({ count: 50 });
  expect((await build()).text).toBe((await build()).text);
});

test("keeps every character: quotes, line breaks, emoji, U+2028", async () => {
  const content = 'He said "no"\nthen \\ left \u2028 👋🏽 ü';
  const { build } = await setUp({ count: 1, messages: [{ role: "User", content }] });
  const { lines } = await build();
  expect(lines[0].body.messages[1].content).toContain(`user: ${content}`);
});

test("leaves out sessions without messages and says which", async () => {
  const { groups, build } = await setUp({ count: 3 }, { count: 2, messages: [] });
  const { requestCount, emptyIds } = await build();
  expect({ requestCount, emptyIds: emptyIds.toSorted() }).toEqual({ requestCount: 3, emptyIds: groups[1]?.toSorted() });
});

test("stops where the limits are reached, whatever the estimates said", async () => {
  const { groups, build } = await setUp({ count: 10, tokens: 1, bytes: 1 });
  const all = await build();
  const ids = groups[0]?.toSorted() ?? [];
  const maxBytes = Math.ceil((all.bytes / 10) * 4.5);
  expect(await build({ ...NO_LIMITS, maxBytes })).toMatchObject({ requestCount: 4, cutAfterId: ids[3] });
  const maxTokens = Math.ceil((all.tokens / 10) * 2.5);
  expect(await build({ ...NO_LIMITS, maxTokens })).toMatchObject({ requestCount: 2, cutAfterId: ids[1] });
  expect(all.cutAfterId).toBeNull();
});

test("does not let one request that fits nowhere stop the others", async () => {
  const huge = [{ role: "User", content: "x".repeat(20_000) }];
  const { groups, build } = await setUp({ count: 5 }, { count: 2, messages: huge });
  const file = await build({ ...NO_LIMITS, maxBytes: 15_000 });
  expect(file.requestCount).toBe(5);
  expect(file.oversizedIds.toSorted()).toEqual(groups[1]?.toSorted());
});
