import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Bench, Experiment } from "../bench.ts";
import type { Figure } from "../figure.ts";
import { median } from "../median.ts";
import { onCopy } from "../pipeline/copy-database.ts";
import { MODEL, seedConversations } from "../pipeline/seed-conversations.ts";
import { openStage, type Stage } from "../pipeline/stage.ts";
import { uploadByHand, writeInputByHand } from "./by-hand.ts";

const MESSAGE_COUNT = 10;

/** Every measurement begins from an exact copy of the same database. */
export const SUBMIT_EXPERIMENT: Experiment = {
  name: "submit",
  run: async (bench) => {
    const stage = await openStage(bench);
    try {
      return [await measure(bench, stage)];
    } finally {
      await stage.close();
    }
  },
};

async function measure(bench: Bench, stage: Stage): Promise<Figure> {
  const { count, rounds } = bench.isQuick ? { count: 5000, rounds: 1 } : { count: 50_000, rounds: 3 };
  const { database, databaseUrl, drop } = await bench.createDatabase();
  await database.$disconnect();
  await seedConversations(databaseUrl, { count, messageCount: MESSAGE_COUNT });
  const ours: { create: number; submit: number }[] = [];
  const byHand: number[] = [];
  let tool = "curl";
  for (let round = 1; round <= rounds; round++) {
    bench.show(`submit, round ${round} of ${rounds}`);
    const sent = await onCopy(databaseUrl, async ({ client, databaseUrl: copyUrl }) => {
      const create = (await stage.take("create", copyUrl)).seconds * 1000;
      const batch = (await client.query<{ id: string }>(`SELECT id FROM "AIBatchRequest"`)).rows[0]?.id ?? "";
      const submit = (await stage.take("submit", copyUrl, { batch })).seconds * 1000;
      ours.push({ create, submit });
      const { rows } = await client.query<{ inputFileId: string }>(`SELECT "inputFileId" FROM "AIBatchRequest"`);
      return rows[0]?.inputFileId ?? "";
    });
    await stage.simulator.waitUntilDone();
    const path = join(bench.folder, `postgres/input-${round}.jsonl`);
    const uploaded = await onCopy(databaseUrl, async ({ client }) => {
      const startedAt = performance.now();
      await writeInputByHand(client, { path, model: MODEL });
      const upload = await uploadByHand(stage.provider, path);
      byHand.push(performance.now() - startedAt);
      return upload;
    });
    ({ tool } = uploaded);
    if (round === 1) await expectSameBytes(stage, sent, uploaded.fileId);
  }
  await drop();
  const total = median(ours.map(({ create, submit }) => create + submit));
  const share = median(ours.map(({ create }) => create)) / 1000;
  return {
    title: `create and submit ${count.toLocaleString("en")} requests of ${MESSAGE_COUNT} messages`,
    reference: `COPY of the same bytes to a file, upload by ${tool}`,
    unit: "ms",
    value: total,
    referenceValue: median(byHand),
    ratio: total / median(byHand),
    reach: { ratio: { atMost: 1.5 } },
    note: `${share.toFixed(1)} s of it to claim them, which the reference does not`,
  };
}

async function expectSameBytes({ provider }: Stage, ...fileIds: string[]): Promise<void> {
  const digests = fileIds.map(async (id) => {
    const response = await fetch(`${provider}/files/${id}/content`, { headers: { authorization: "Bearer sk-test" } });
    const hash = createHash("sha256");
    for await (const chunk of response.body ?? []) hash.update(chunk);
    return hash.digest("hex");
  });
  if (new Set(await Promise.all(digests)).size !== 1) throw new Error("The reference did not send the same bytes.");
}
