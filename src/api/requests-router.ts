import { z } from "zod";
import { actorOf } from "../auth/caller.ts";
import { REST_REQUEST_STATUSES } from "../domain/request-status.ts";
import { requeueRequests } from "../pipeline/request-requeuer.ts";
import { countRequests } from "../queries/count-requests.ts";
import { getRequest } from "../queries/get-request.ts";
import { getRequestAnswer } from "../queries/get-request-answer.ts";
import { getRequestPrompt } from "../queries/get-request-prompt.ts";
import { listRequests } from "../queries/list-requests.ts";
import { searchRequests } from "../queries/search-requests.ts";
import { summarizeRequests } from "../queries/summarize-requests.ts";
import { bulkRequeueProcedures } from "./bulk-requeue-procedures.ts";
import { procedureWith } from "./procedures.ts";
import { planRequestExport } from "./request-export-plan.ts";
import { requestFilter, requestOrder, requestParameters } from "./request-filter-input.ts";
import { router } from "./trpc.ts";

/** Statuses are lower case for callers, upper case within. */
const status = z.enum(REST_REQUEST_STATUSES).transform((text) => text.toUpperCase() as Uppercase<typeof text>);

const summarizeInput = z.object({ companyId: z.uuid().optional(), model: z.string().max(200).optional() }).optional();

const listInput = z.object({
  status,
  limit: z.int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});

const filterInput = z.object({ filter: requestFilter.default({}) });

const searchInput = filterInput.extend({
  order: requestOrder,
  limit: z.int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
  edge: z.literal("last").optional(),
});

const one = z.object({ id: z.uuid() });

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

  /** One page of the requests that match a filter, for the console. */
  search: procedureWith("requests:read")
    .input(searchInput)
    .query(async ({ ctx, input }) => ({ asOf: ctx.clock.now(), ...(await searchRequests(ctx.database, input)) })),

  count: procedureWith("requests:read")
    .input(filterInput)
    .query(async ({ ctx, input }) => ({
      asOf: ctx.clock.now(),
      ...(await countRequests(ctx.database, input.filter)),
    })),

  get: procedureWith("requests:read")
    .input(one)
    .query(async ({ ctx, input }) => ({ asOf: ctx.clock.now(), request: await getRequest(ctx.database, input.id) })),

  prompt: procedureWith("requests:read")
    .input(one)
    .query(({ ctx, input }) => getRequestPrompt(ctx.database, input.id)),

  /** What the provider answered to one attempt. */
  answer: procedureWith("requests:read")
    .input(z.object({ requestId: z.uuid(), attempt: z.int().min(1) }))
    .query(({ ctx, input }) => getRequestAnswer(ctx.database, input)),

  /** What an address with these parameters exports. */
  planExport: procedureWith("requests:read")
    .input(requestParameters)
    .query(({ ctx, input }) => planRequestExport(input, ctx.clock.now())),

  ...bulkRequeueProcedures,

  requeue: procedureWith("requests:requeue")
    .input(requeueInput)
    .mutation(({ ctx, input }) => requeueRequests(ctx, { ...input, actor: actorOf(ctx.caller) })),
});
