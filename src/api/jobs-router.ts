import { z } from "zod";
import { actorOf } from "../auth/caller.ts";
import { JOB_STATES } from "../domain/job-state.ts";
import { redriveAll, steerJob } from "../pipeline/steering/job-steering.ts";
import { AppError } from "../shared/errors.ts";
import { procedureWith } from "./procedures.ts";
import { router } from "./trpc.ts";

const queueName = z.string().min(1).max(200);

const listInput = z.object({
  queue: queueName.optional(),
  state: z.enum(JOB_STATES).optional(),
  limit: z.int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
  edge: z.literal("last").optional(),
});

const oneJob = z.object({ queue: queueName, id: z.uuid(), state: z.enum(JOB_STATES) });

const reading = procedureWith("jobs:read");
const steering = procedureWith("jobs:steer");

export const jobsRouter = router({
  queues: reading.query(async ({ ctx }) => ({ asOf: ctx.clock.now(), queues: await ctx.jobBoard.listQueues() })),

  list: reading.input(listInput).query(async ({ ctx, input }) => {
    const asOf = ctx.clock.now();
    return { asOf, ...(await ctx.jobBoard.listJobs(input)) };
  }),

  get: reading.input(z.object({ id: z.string().max(200) })).query(async ({ ctx, input }) => {
    const asOf = ctx.clock.now();
    const job = await ctx.jobBoard.findJob(input.id);
    if (job === null) throw new AppError("NOT_FOUND", `There is no job ${input.id}: it may have been deleted.`);
    return { asOf, job };
  }),

  housekeeping: reading.query(async ({ ctx }) => ({
    asOf: ctx.clock.now(),
    schedules: await ctx.jobBoard.listHousekeeping(),
  })),

  workers: reading.query(async ({ ctx }) => {
    const asOf = ctx.clock.now();
    const [workers, warnings] = await Promise.all([ctx.jobBoard.listWorkers(), ctx.jobBoard.listWarnings()]);
    return { asOf, workers, warnings };
  }),

  retry: steering
    .input(oneJob)
    .mutation(({ ctx, input }) => steerJob(ctx, "retry", { ...input, actor: actorOf(ctx.caller) })),

  redrive: steering
    .input(oneJob)
    .mutation(({ ctx, input }) => steerJob(ctx, "redrive", { ...input, actor: actorOf(ctx.caller) })),

  cancel: steering
    .input(oneJob)
    .mutation(({ ctx, input }) => steerJob(ctx, "cancel", { ...input, actor: actorOf(ctx.caller) })),

  delete: steering
    .input(oneJob)
    .mutation(({ ctx, input }) => steerJob(ctx, "delete", { ...input, actor: actorOf(ctx.caller) })),

  redriveAll: steering
    .input(z.object({ queue: queueName, before: z.iso.datetime().transform((text) => new Date(text)) }))
    .mutation(({ ctx, input }) => redriveAll(ctx, { ...input, actor: actorOf(ctx.caller) })),
});
