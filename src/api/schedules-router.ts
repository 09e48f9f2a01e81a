import { z } from "zod";
import { actorOf } from "../auth/caller.ts";
import { SCHEDULE_NAMES } from "../domain/job-monitor.ts";
import { pauseSchedule, resumeSchedule, runScheduleNow } from "../pipeline/steering/schedule-steering.ts";
import { procedureWith } from "./procedures.ts";
import { router } from "./trpc.ts";

const oneSchedule = z.object({ name: z.enum(SCHEDULE_NAMES) });

export const schedulesRouter = router({
  list: procedureWith("schedules:read").query(async ({ ctx }) => {
    const asOf = ctx.clock.now();
    const [schedules, workerAlive] = await Promise.all([
      ctx.jobMonitor.listSchedules(),
      ctx.jobMonitor.isWorkerAlive(),
    ]);
    return { asOf, schedules, workerAlive };
  }),

  runNow: procedureWith("schedules:steer")
    .input(oneSchedule)
    .mutation(({ ctx, input }) => runScheduleNow(ctx, { ...input, actor: actorOf(ctx.caller) })),

  pause: procedureWith("schedules:steer")
    .input(oneSchedule)
    .mutation(({ ctx, input }) => pauseSchedule(ctx, { ...input, actor: actorOf(ctx.caller) })),

  resume: procedureWith("schedules:steer")
    .input(oneSchedule)
    .mutation(({ ctx, input }) => resumeSchedule(ctx, { ...input, actor: actorOf(ctx.caller) })),
});
