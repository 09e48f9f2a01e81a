import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pino } from "pino";
import { batchCreateJob } from "../../jobs/batch-create-job.ts";
import { batchPollJob } from "../../jobs/batch-poll-job.ts";
import { openBoss } from "../../jobs/boss.ts";
import { openEmbeddedSimulator } from "../../local/simulator/embedded-simulator.ts";
import { controlSimulator } from "../../testing/control-simulator.ts";
import { startProductProcess } from "../../testing/product-process.ts";
import { seedSessions } from "../../testing/seed-sessions.ts";
import type { Bench, BenchDatabase } from "../bench.ts";
import { type CoreTime, watchCores } from "./cores.ts";
import { openSlowNetwork } from "./slow-network.ts";

/** So fast that a batch is done as soon as its rows are. */
const SIMULATOR_SPEED = 100_000;
const ASK_MILLISECONDS = 250;
const GIVE_UP_MILLISECONDS = 900_000;

/** `bytesPerSecond`: what each connection to the provider carries. */
export type Load = { batchCount: number; batchSize: number; bytesPerSecond: number };

export type WorkersRun = CoreTime & { rowsPerSecond: number };

/**
 * Has so many worker processes take batches, each of a company of its own, from pending requests to applied results, on
 * a database and a simulator of their own, with a network between that is as slow as one to a provider; times it from the first job to the last applied row.
 */
export async function runWorkers(bench: Bench, workerCount: number, load: Load): Promise<WorkersRun> {
  const opened = await bench.createDatabase();
  const folder = join(bench.folder, `workers-${performance.now()}`);
  const simulator = await openEmbeddedSimulator(folder, { speed: SIMULATOR_SPEED });
  const network = await openSlowNetwork(simulator.baseUrl, load.bytesPerSecond);
  const boss = await openBoss({
    databaseUrl: opened.databaseUrl,
    role: "client",
    log: pino({ level: "silent" }),
  });
  try {
    // A day's work must not wait for room in a queue that an account of the lowest tier has.
    const limits = { enqueuedTokenLimits: { "gpt-4o-mini": Number.MAX_SAFE_INTEGER } };
    await controlSimulator(new URL(simulator.baseUrl).origin).changeSettings(limits);
    await seedBatches(opened, load);
    const env = {
      DATABASE_URL: opened.databaseUrl,
      DATA_DIR: folder,
      OPENAI_API_KEY: "sk-bench",
      OPENAI_BASE_URL: network.baseUrl,
      // The runs are asked for here: a schedule has no seconds.
      BATCH_CREATION_ENABLED: "false",
      BATCH_POLLING_ENABLED: "false",
      LOG_LEVEL: "silent",
    };
    const workers = await Promise.all(
      Array.from({ length: workerCount }, () => startProductProcess("src/worker.ts", env)),
    );
    try {
      const startedAt = performance.now();
      const readCores = watchCores();
      await boss.send(batchCreateJob.name, {});
      await untilApplied(opened, load, () => boss.send(batchPollJob.name, {}));
      const seconds = (performance.now() - startedAt) / 1000;
      return { ...readCores(), rowsPerSecond: (load.batchCount * load.batchSize) / seconds };
    } finally {
      await Promise.all(workers.map(({ stop }) => stop()));
    }
  } finally {
    await boss.stop({ graceful: false });
    await network.close();
    await simulator.close();
    await opened.drop();
  }
}

async function seedBatches({ database }: BenchDatabase, { batchCount, batchSize }: Load): Promise<void> {
  // Nor does the product know of such a limit: it would trim files to what it allows.
  await database.aIModel.updateMany({ data: { enqueuedTokenLimit: null } });
  for (let number = 0; number < batchCount; number += 1) {
    await seedSessions(database, { count: batchSize, company: `Company ${number}` });
  }
  await database.$executeRaw`ANALYZE`;
}

async function untilApplied(
  { database }: BenchDatabase,
  { batchCount, batchSize }: Load,
  askForPoll: () => Promise<unknown>,
): Promise<void> {
  const giveUpAt = performance.now() + GIVE_UP_MILLISECONDS;
  while (performance.now() < giveUpAt) {
    const [row] = await database.$queryRaw<{ count: number }[]>`
      SELECT coalesce(sum(count), 0)::int AS count FROM "RequestCount" WHERE status = 'PROCESSING_COMPLETE'`;
    if (row?.count === batchCount * batchSize) return;
    await askForPoll();
    await pause(ASK_MILLISECONDS);
  }
  throw new Error("The workers have not brought every result home in a quarter of an hour.");
}
