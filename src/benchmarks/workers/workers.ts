import { cpus } from "node:os";
import type { Experiment } from "../bench.ts";
import { median } from "../median.ts";
import { runWorkers } from "./run-workers.ts";

const WORKER_COUNT = 3;
/** Of what the cores leave room for. */
const SHARE = 0.8;
/** Of each connection: a batch of 500 takes nearly five seconds to go out. */
const BYTES_PER_SECOND = 250_000;
/**
 * Until all batches are made nothing goes out, and when the last is out its results have yet to come: that takes one
 * worker as long as three. So there are many batches, and small ones.
 */
const FULL = { batchCount: 36, batchSize: 500 };
const QUICK = { batchCount: 12, batchSize: 125 };

/**
 * What three worker processes bring home beside one, on separate batches. A batch spends most of its time on its way: at
 * full speed one worker, PostgreSQL and the simulator fill two cores, and nothing could be told of three. How much more
 * than one they can bring follows from what the cores left idle with one.
 */
export const WORKERS_EXPERIMENT: Experiment = {
  name: "workers",
  run: async (bench) => {
    const load = { ...(bench.isQuick ? QUICK : FULL), bytesPerSecond: BYTES_PER_SECOND };
    const rounds = bench.isQuick ? 1 : 3;
    const ones: Awaited<ReturnType<typeof runWorkers>>[] = [];
    const threes: typeof ones = [];
    for (let round = 0; round < rounds; round += 1) {
      ones.push(await runWorkers(bench, 1, load));
      threes.push(await runWorkers(bench, WORKER_COUNT, load));
      const [one, three] = [ones.at(-1)?.rowsPerSecond ?? 0, threes.at(-1)?.rowsPerSecond ?? 0];
      bench.show(`workers: one ${Math.round(one)} rows/s, three ${Math.round(three)} rows/s`);
    }
    const busy = median(ones.map(busyShare));
    const ceiling = Math.min(WORKER_COUNT, 1 / busy);
    const value = median(threes.map(({ rowsPerSecond }) => rowsPerSecond));
    const referenceValue = median(ones.map(({ rowsPerSecond }) => rowsPerSecond));
    const cores = cpus().length;
    return [
      {
        title: `submit and apply ${load.batchCount} batches of ${load.batchSize.toLocaleString("en")} with 3 workers`,
        reference: "one worker",
        unit: "rows/s",
        value,
        referenceValue,
        ratio: value / referenceValue,
        reach: { ratio: { atLeast: Math.round(SHARE * ceiling * 100) / 100 } },
        note:
          `${BYTES_PER_SECOND / 1e6} MB/s a connection; with one worker, PostgreSQL, simulator and worker keep ${(busy * cores).toFixed(1)} of ${cores} cores busy, ` +
          `so that three can reach at most ${ceiling.toFixed(2)} ×; to reach is ${SHARE} of that`,
      },
    ];
  },
};

function busyShare({ busyMilliseconds, idleMilliseconds }: { busyMilliseconds: number; idleMilliseconds: number }) {
  return busyMilliseconds / (busyMilliseconds + idleMilliseconds);
}
