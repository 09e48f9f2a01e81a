import type { PgBoss, Queue } from "pg-boss";
import type { Logger } from "../shared/logger.ts";
import { openBoss } from "./boss.ts";
import type { Job } from "./job.ts";
import { DEAD_LETTER_RETENTION_SECONDS } from "./queue-terms.ts";

/**
 * Lays pg-boss's tables and our queues, and brings both up to date. Any number of processes may do so at once; where
 * everything is there already it only reads.
 */
export async function installJobs(options: { databaseUrl: string; jobs: readonly Job[]; log: Logger }): Promise<void> {
  const boss = await openBoss({ ...options, role: "installer" });
  try {
    const wanted = listQueues(options.jobs);
    const present = new Map((await boss.getQueues(wanted.map(({ name }) => name))).map((queue) => [queue.name, queue]));
    for (const queue of wanted) await bringUpToDate(boss, queue, present.get(queue.name));
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** Dead letter queues first: a queue can only name one that exists. */
function listQueues(jobs: readonly Job[]): Queue[] {
  const deadLetters = jobs.map(
    ({ deadLetter }): Queue => ({
      name: deadLetter,
      policy: "standard",
      retentionSeconds: DEAD_LETTER_RETENTION_SECONDS,
      deleteAfterSeconds: DEAD_LETTER_RETENTION_SECONDS,
    }),
  );
  const queues = jobs.map(
    ({ name, policy, deadLetter, queue }): Queue => ({
      name,
      policy,
      deadLetter,
      retryBackoff: true,
      ...queue,
    }),
  );
  return [...deadLetters, ...queues];
}

async function bringUpToDate(boss: PgBoss, wanted: Queue, present: Queue | undefined): Promise<void> {
  const { name, policy, ...options } = wanted;
  if (present === undefined) {
    await boss.createQueue(name, { policy: policy ?? "standard", ...options });
    return;
  }
  const keys = Object.keys(options) as (keyof typeof options)[];
  if (keys.some((key) => present[key] !== options[key])) await boss.updateQueue(name, options);
}
