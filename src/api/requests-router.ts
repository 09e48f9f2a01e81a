import { z } from "zod";
import { actorOf } from "../auth/caller.ts";
import { REST_REQUEST_STATUSES } from "../domain/request-status.ts";
import { requeueRequests } from "../pipeline/request-requeuer.ts";
import { listRequests } from "../queries/list-requests.ts";
import { summarizeRequests } from "../queries/summarize-requests.ts";
import { procedureWith } from "./procedures.ts";
import { router } from "./trpc.ts";

/** Statuses are lower case for callers, upper case within. */
const status = z.enum(REST_REQUEST_STATUSES).transform((text) => text.toUpperCase() as Uppercase<typeof text>);

const summarizeInput = z.object({ companyId: z.uuid().optional(), model: z.string().max(200).optional() }).optional();

const listInput = z.object({
  status,
  limit: z.int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});

const requeueInput = z.object({ requestIds: z.array(z.string().max(200)).min(1).max(1000) });

export const requestsRouter = router({
  summarize: procedureWith("requests:read")
    .input(summarizeInput)
    .query(async ({ ctx, input }) => ({
      asOf: ctx.clock.now(),
      summary: await summarizeRequests(ctx.database, input),
    })),

  list: procedureWith("requests:read")
    .input(listInput)
    .query(({ ctx, input }) => listRequests(ctx.database, input)),

  requeue: procedureWith("requests:requeue")
    .input(requeueInput)
    .mutation(({ ctx, input }) => requeueRequests(ctx, { ...input, actor: actorOf(ctx.caller) })),
});
