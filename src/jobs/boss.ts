import { type ConstructorOptions, PgBoss } from "pg-boss";
import type { Logger } from "../shared/logger.ts";

/** The name under which workers register, so that others can see whether one lives. */
export const WORKER_INSTANCE = "worker";

/** Three missed beats and a worker counts as dead: half a minute after it was killed. */
const INSTANCE_HEARTBEAT_SECONDS = 10;

/** How soon the supervisor notices a job whose worker was killed. */
const SUPERVISE_SECONDS = 10;

/** What a process wants of pg-boss: to do jobs and keep the schedules, to lay its tables, or to send and to read. */
export type BossRole = "worker" | "installer" | "client";

const OPTIONS = {
  worker: {
    instanceName: WORKER_INSTANCE,
    instanceHeartbeatSeconds: INSTANCE_HEARTBEAT_SECONDS,
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
    persistQueueStats: true,
    persistWarnings: true,
  },
  installer: { registerInstance: false, schedule: false, supervise: false, max: 1 },
  client: {
    registerInstance: false,
    schedule: false,
    supervise: false,
    migrate: false,
    createSchema: false,
    max: 2,
  },
} as const satisfies Record<BossRole, ConstructorOptions>;

/**
 * Starts pg-boss on a database; end it with `stop()`.
 *
 * @throws as a client, when its tables are not there or of another version: an installer lays them
 */
export async function openBoss(options: { databaseUrl: string; role: BossRole; log: Logger }): Promise<PgBoss> {
  const { databaseUrl, role, log } = options;
  const boss = new PgBoss({ connectionString: databaseUrl, ...OPTIONS[role] });
  boss.on("error", (error) => log.error({ err: error }, "jobs.error"));
  boss.on("warning", ({ message, data }) => log.warn({ ...data, reason: message }, "jobs.warning"));
  // Closing the pool does not wait for its sockets, and a database that stops right after says so on each.
  boss.once("stopped", () => boss.removeAllListeners("error").on("error", () => undefined));
  await boss.start();
  return boss;
}
