import { z } from "zod";
import { actorOf } from "../auth/caller.ts";
import { cancelBulkRequeue, startBulkRequeue } from "../pipeline/steering/bulk-requeue-steering.ts";
import { countRequeueable } from "../queries/count-requests.ts";
import { getBulkRequeue, listBulkRequeues } from "../queries/list-bulk-requeues.ts";
import { procedureWith } from "./procedures.ts";
import { requestFilter } from "./request-filter-input.ts";

const one = z.object({ id: z.uuid() });
const matching = z.object({ filter: requestFilter });

/** Requeueing everything that matches a filter: in the router of requests. */
export const bulkRequeueProcedures = {
  /** How many of those that match would be requeued; exact. */
  previewRequeue: procedureWith("requests:read")
    .input(matching)
    .query(async ({ ctx, input }) => ({
      asOf: ctx.clock.now(),
      matchedCount: await countRequeueable(ctx.database, input.filter),
    })),

  requeueMatching: procedureWith("requests:requeue")
    .input(matching)
    .mutation(({ ctx, input }) => startBulkRequeue(ctx, { ...input, actor: actorOf(ctx.caller) })),

  cancelBulkRequeue: procedureWith("requests:requeue")
    .input(one)
    .mutation(({ ctx, input }) => cancelBulkRequeue(ctx, { ...input, actor: actorOf(ctx.caller) })),

  bulkRequeues: procedureWith("requests:read").query(async ({ ctx }) => ({
    asOf: ctx.clock.now(),
    workerAlive: await ctx.jobMonitor.isWorkerAlive(),
    bulkRequeues: await listBulkRequeues(ctx.database),
  })),

  bulkRequeue: procedureWith("requests:read")
    .input(one)
    .query(async ({ ctx, input }) => ({
      asOf: ctx.clock.now(),
      workerAlive: await ctx.jobMonitor.isWorkerAlive(),
      bulkRequeue: await getBulkRequeue(ctx.database, input.id),
    })),
};
