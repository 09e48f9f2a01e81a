import type { PgBoss, QueueResult } from "pg-boss";

/** pg-boss's own queues, which carry what is due to where it belongs. */
const INTERNAL = "__pgboss__";

/** Every queue with jobs of ours, by name; also one of an earlier release. */
export async function listOwnQueues(boss: PgBoss): Promise<QueueResult[]> {
  return (await boss.getQueues()).filter(({ name }) => !name.startsWith(INTERNAL));
}

export async function listOwnQueueNames(boss: PgBoss): Promise<string[]> {
  return (await listOwnQueues(boss)).map(({ name }) => name);
}
