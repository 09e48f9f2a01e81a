import { procedureWith } from "./procedures.ts";
import { router } from "./trpc.ts";

export const schedulesRouter = router({
  list: procedureWith("schedules:read").query(async ({ ctx }) => {
    const asOf = ctx.clock.now();
    const [schedules, workerAlive] = await Promise.all([
      ctx.jobMonitor.listSchedules(),
      ctx.jobMonitor.isWorkerAlive(),
    ]);
    return { asOf, schedules, workerAlive };
  }),
});
