import { join } from "node:path";
import { openEmbeddedSimulator } from "../../local/simulator/embedded-simulator.ts";
import { controlSimulator } from "../../testing/control-simulator.ts";
import { type StepReport, takeStep } from "../../testing/take-step.ts";
import type { Bench } from "../bench.ts";
import { MODEL, seedConversations } from "./seed-conversations.ts";

/** So fast that a batch is done as soon as its rows are. */
const AT_ONCE = 100_000;
const NO_LIMIT = 1e12;

/** A provider of the bench's own in another process, and the product's steps, each in a process of its own. */
export type Stage = {
  provider: string;
  simulator: ReturnType<typeof controlSimulator>;
  /** `provider` may be another than the simulator. */
  take(step: string, databaseUrl: string, given?: { batch?: string; provider?: string }): Promise<StepReport>;
  close(): Promise<void>;
};

export async function openStage({ folder }: Bench): Promise<Stage> {
  const { baseUrl: provider, close } = await openEmbeddedSimulator(folder, { speed: AT_ONCE });
  const simulator = controlSimulator(new URL(provider).origin);
  await simulator.changeSettings({ enqueuedTokenLimits: { [MODEL]: NO_LIMIT } });
  const take = (step: string, database: string, given: { batch?: string; provider?: string } = {}) =>
    takeStep({ step, database, provider, spool: join(folder, "spool"), ...given });
  return { provider, simulator, take, close };
}

/** A database whose one batch the provider has finished: all that is left to do is to apply it. */
export async function prepareFinishedBatch(
  bench: Bench,
  stage: Stage,
  { count, messageCount }: { count: number; messageCount: number },
) {
  const { database, databaseUrl, drop } = await bench.createDatabase();
  await seedConversations(databaseUrl, { count, messageCount });
  await stage.take("create", databaseUrl);
  const { id: batchId } = await database.aIBatchRequest.findFirstOrThrow({ select: { id: true } });
  await stage.take("submit", databaseUrl, { batch: batchId });
  await stage.simulator.waitUntilDone();
  await stage.take("poll", databaseUrl);
  await database.$disconnect();
  return { batchId, databaseUrl, drop };
}
