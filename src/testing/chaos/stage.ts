import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openPipeline } from "../../container.ts";
import type { Database } from "../../database/client.ts";
import { batchCreateJob } from "../../jobs/batch-create-job.ts";
import { batchPollJob } from "../../jobs/batch-poll-job.ts";
import { openBoss } from "../../jobs/boss.ts";
import { type Closer, openAll } from "../../local/closer.ts";
import { openEmbeddedPostgres } from "../../local/postgres/embedded-postgres.ts";
import { findPostmaster } from "../../local/postgres/postmaster.ts";
import { readAddress } from "../../local/simulator/address.ts";
import { openEmbeddedSimulator } from "../../local/simulator/embedded-simulator.ts";
import type { PipelineDependencies } from "../../pipeline/dependencies.ts";
import { type Env, readEnv } from "../../shared/env.ts";
import { controlSimulator } from "../control-simulator.ts";

/** Where a campaign takes place: a database and a provider of its own, and what makes their lives hard. */
export type Stage = {
  folder: string;
  /** What a worker's environment holds. */
  workerEnv: Readonly<Record<string, string>>;
  env: Env;
  database: Database;
  /** What an operator's process has. */
  pipeline: PipelineDependencies;
  simulator: ReturnType<typeof controlSimulator>;
  /** Asks for one more run of the creator and the poller: a schedule has no seconds. */
  askForRuns(): Promise<void>;
  killPostgres(signal: "SIGINT" | "SIGKILL"): Promise<void>;
  killSimulator(): Promise<void>;
  close(): Promise<void>;
};

/** So that a batch takes about two seconds, in which it can be asked about and disturbed. */
const SPEED = 60;

/** Opens it in an empty folder that every user may enter. */
export function openStage(folder: string): Promise<Stage> {
  return openAll(async (closer) => {
    const postgres = await openEmbeddedPostgres(folder);
    closer.add(postgres.close);
    const { baseUrl, close } = await openEmbeddedSimulator(folder, { speed: SPEED });
    closer.add(close);
    const workerEnv = {
      DATABASE_URL: postgres.databaseUrl,
      DATABASE_POOL_SIZE: "6",
      OPENAI_API_KEY: "sk-chaos",
      OPENAI_BASE_URL: baseUrl,
      OPENAI_TIMEOUT_SECONDS: "3",
      DATA_DIR: folder,
      BATCH_MAX_REQUESTS: "10",
      // The campaign asks for every run itself.
      BATCH_CREATION_ENABLED: "false",
      BATCH_POLLING_ENABLED: "false",
      WORKER_STOP_TIMEOUT_SECONDS: "5",
      LOG_LEVEL: "info",
      LOG_FORMAT: "json",
    };
    return {
      ...(await openDatabase(workerEnv, closer)),
      ...providerOf(folder, baseUrl),
      folder,
      workerEnv,
      close: closer.close,
    };
  });
}

async function openDatabase(workerEnv: Record<string, string>, closer: Closer) {
  const env = readEnv({ ...workerEnv, LOG_LEVEL: "silent" });
  const pipeline = await openPipeline(env, "chaos");
  closer.add(pipeline.close);
  const { database, log } = pipeline;
  const boss = await openBoss({ databaseUrl: workerEnv["DATABASE_URL"] ?? "", role: "client", log });
  closer.add(() => boss.stop({ graceful: false }));
  const [row] = await database.$queryRaw<{ data_directory: string }[]>`SHOW data_directory`;
  const clusterDirectory = row?.data_directory ?? "";
  return {
    env,
    database,
    pipeline,
    askForRuns: async () => {
      for (const { name } of [batchCreateJob, batchPollJob]) await boss.send(name, {});
    },
    killPostgres: async (signal: "SIGINT" | "SIGKILL") => {
      const server = await findPostmaster(clusterDirectory);
      if (server !== null) process.kill(server.pid, signal);
    },
  };
}

function providerOf(folder: string, baseUrl: string) {
  const addressFile = join(folder, "simulator.json");
  return {
    simulator: controlSimulator(new URL(baseUrl).origin),
    killSimulator: async () => {
      const address = await readAddress(addressFile);
      if (address !== null) process.kill(address.pid, "SIGKILL");
    },
  };
}

const INSIST_MILLISECONDS = 200;
const INSIST_ATTEMPTS = 150;

/** Does again, for half a minute, what may fail because something was just killed. */
export async function insist<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === INSIST_ATTEMPTS) throw error;
      await pause(INSIST_MILLISECONDS);
    }
  }
}
