import type { Bench, Experiment } from "../bench.ts";
import type { Figure } from "../figure.ts";
import { onCopy } from "../pipeline/copy-database.ts";
import { openStage, prepareFinishedBatch, type Stage } from "../pipeline/stage.ts";
import { type PaddingProvider, startPaddingProvider } from "./padding-provider.ts";

/** What OpenAI allows of an input file comes to as much a line. */
const LINE_BYTES = 4000;
const MAX_MEGABYTES = 250;
/** Of the third figure: five in a hundred lines. */
const FAIL_EVERY = 20;

/** A step's peak is that of its own process, whatever else the machine does. */
export const MEMORY_EXPERIMENT: Experiment = {
  name: "memory",
  run: async (bench) => {
    const stage = await openStage(bench);
    const provider = await startPaddingProvider(stage.provider);
    try {
      return await measure(bench, stage, provider);
    } finally {
      await provider.close();
      await stage.close();
    }
  },
};

async function measure(bench: Bench, stage: Stage, provider: PaddingProvider): Promise<Figure[]> {
  const counts = bench.isQuick ? { small: 2500, large: 5000 } : { small: 5000, large: 50_000 };
  const peakOf = async (batch: Finished, failEvery: number | null) => {
    const given = { batch: batch.batchId, provider: provider.urlOf({ bytes: LINE_BYTES, failEvery }) };
    const { maxRssMegabytes } = await onCopy(batch.databaseUrl, (copy) => stage.take("apply", copy.databaseUrl, given));
    return maxRssMegabytes;
  };
  const small = await prepareFinishedBatch(bench, stage, { count: counts.small, messageCount: 2 });
  bench.show(`memory, ${megabytesOf(counts.small)} MB`);
  const reference = await peakOf(small, null);
  await small.drop();
  const large = await prepareFinishedBatch(bench, stage, { count: counts.large, messageCount: 2 });
  bench.show(`memory, ${megabytesOf(counts.large)} MB`);
  const peaks = { sound: await peakOf(large, null), failing: await peakOf(large, FAIL_EVERY) };
  await large.drop();
  const figure = (value: number, lines: string): Figure => ({
    title: `peak memory, applying a result file of ${megabytesOf(counts.large)} MB${lines}`,
    reference: `a file of ${megabytesOf(counts.small)} MB`,
    unit: "MB",
    value,
    referenceValue: reference,
    ratio: value / reference,
    reach: { ratio: { atMost: 1.2 }, value: { below: MAX_MEGABYTES } },
  });
  return [figure(peaks.sound, ""), figure(peaks.failing, `, ${100 / FAIL_EVERY} % of its lines failing`)];
}

type Finished = Awaited<ReturnType<typeof prepareFinishedBatch>>;

function megabytesOf(count: number): number {
  return (count * LINE_BYTES) / 1e6;
}
