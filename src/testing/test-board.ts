import { randomUUID } from "node:crypto";
import { pino } from "pino";
import { onTestFinished } from "vitest";
import { openBoss } from "../jobs/boss.ts";
import { installJobs } from "../jobs/install.ts";
import { createJobBoard } from "../jobs/job-board.ts";
import { createJobControl } from "../jobs/job-control.ts";
import { systemClock } from "../shared/clock.ts";
import { createTestDatabase } from "./test-database.ts";
import { testJob } from "./test-job.ts";

const log = pino({ level: "silent" });

/** The queue that jobs of this board lie in; it gives a job up at its first failure. */
export const QUEUE = "batch-submit";
export const DEAD = `${QUEUE}-dead`;

/** A database with one queue and its dead letters, and everything that looks at it and steers it. No worker runs. */
export async function startTestBoard() {
  const { database, databaseUrl } = await createTestDatabase();
  const jobs = [
    testJob({
      name: QUEUE,
      run: async () => ({}),
      queue: { ...testJob({ run: async () => ({}) }).queue, retryLimit: 0 },
    }),
  ];
  await installJobs({ databaseUrl, jobs, log });
  const boss = await openBoss({ databaseUrl, role: "client", log });
  onTestFinished(() => boss.stop({ graceful: false }));
  const send = async (batchId: string = randomUUID()) => {
    const id = await boss.send(QUEUE, { batchId }, { singletonKey: batchId });
    if (id === null) throw new Error("The queue has that job already.");
    return { id, batchId };
  };
  /** Takes the oldest job that waits, as a worker would. */
  const take = async () => {
    const [job] = await boss.fetch(QUEUE);
    if (job === undefined) throw new Error("No job waits.");
    return job.id;
  };
  const board = createJobBoard(boss, systemClock);
  return {
    boss,
    database,
    databaseUrl,
    jobs,
    board,
    see: async () => (await board.listQueues()).find(({ name }) => name === QUEUE),
    deps: { database, jobControl: createJobControl(boss) },
    send,
    take,
    /** A job that failed for good, and its copy among the dead letters. */
    fail: async (batchId?: string) => {
      const { id } = await send(batchId);
      await boss.fail(QUEUE, await take(), { message: "The provider is down." });
      const [letter] = await boss
        .findJobs(DEAD, { limit: 100 })
        .then((found) => found.filter((job) => job.sourceId === id));
      if (letter === undefined) throw new Error("It left no dead letter.");
      return { id, letterId: letter.id };
    },
  };
}
