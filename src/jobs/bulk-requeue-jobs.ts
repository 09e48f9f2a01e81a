import { fromPrisma, type PgBoss } from "pg-boss";
import type { BulkRequeueJobs } from "../pipeline/steering/bulk-requeue-steering.ts";
import { bulkRequeueJob } from "./bulk-requeue-job.ts";

export function createBulkRequeueJobs(boss: PgBoss): BulkRequeueJobs {
  return {
    enqueueBulkRequeue: async (tx, bulkRequeueId) => {
      const options = { singletonKey: bulkRequeueId, db: fromPrisma(tx) };
      await boss.send(bulkRequeueJob.name, { bulkRequeueId }, options);
    },
  };
}
