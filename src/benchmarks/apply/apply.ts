import { join } from "node:path";
import type { Bench, Experiment } from "../bench.ts";
import type { Figure } from "../figure.ts";
import { median } from "../median.ts";
import { onCopy } from "../pipeline/copy-database.ts";
import { openStage, prepareFinishedBatch, type Stage } from "../pipeline/stage.ts";
import { applyByHand, writeColumns } from "./by-hand.ts";
import { digestOf } from "./digest.ts";
import { applyOneByOne, readResults } from "./one-by-one.ts";

/** Every measurement begins from an exact copy of the same database. */
export const APPLY_EXPERIMENT: Experiment = {
  name: "apply",
  run: async (bench) => {
    const stage = await openStage(bench);
    try {
      return await measure(bench, stage);
    } finally {
      await stage.close();
    }
  },
};

async function measure(bench: Bench, stage: Stage): Promise<Figure[]> {
  const { count, rounds, singles } = bench.isQuick
    ? { count: 5000, rounds: 1, singles: 250 }
    : { count: 50_000, rounds: 3, singles: 2000 };
  const { batchId, databaseUrl, drop } = await prepareFinishedBatch(bench, stage, { count, messageCount: 10 });
  const path = join(bench.folder, "postgres/results.copy");
  const ours: number[] = [];
  const byHand: number[] = [];
  const oneByOne: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    bench.show(`apply, round ${round} of ${rounds}`);
    const expected = await onCopy(databaseUrl, async ({ client, databaseUrl: copyUrl }) => {
      ours.push((await stage.take("apply", copyUrl, { batch: batchId })).seconds * 1000);
      if (round === 1) await writeColumns(client, path);
      return { digest: await digestOf(client), results: await readResults(client, singles) };
    });
    await onCopy(databaseUrl, async ({ client }) => {
      byHand.push(await applyByHand(client, { path, batchId }));
      const digest = await digestOf(client);
      if (digest !== expected.digest) throw new Error("The reference does not come to the same as the product.");
    });
    await onCopy(databaseUrl, async ({ client }) => {
      oneByOne.push(((await applyOneByOne(client, expected.results, batchId)) / singles) * count);
    });
  }
  await drop();
  return figuresOf({ count, singles }, { ours: median(ours), byHand: median(byHand), oneByOne: median(oneByOne) });
}

function figuresOf(
  { count, singles }: { count: number; singles: number },
  { ours, byHand, oneByOne }: { ours: number; byHand: number; oneByOne: number },
): Figure[] {
  const results = `${count.toLocaleString("en")} results`;
  return [
    {
      title: `apply ${results}, complete, download and all`,
      reference: "COPY of the columns, set statements by hand",
      unit: "ms",
      value: ours,
      referenceValue: byHand,
      ratio: ours / byHand,
      reach: { ratio: { atMost: 1.5 } },
    },
    {
      title: `apply ${results}: so many times faster`,
      reference: `row by row, find and update, from ${singles.toLocaleString("en")} rows`,
      unit: "ms",
      value: ours,
      referenceValue: oneByOne,
      ratio: oneByOne / ours,
      reach: { ratio: { atLeast: 20 } },
    },
  ];
}
