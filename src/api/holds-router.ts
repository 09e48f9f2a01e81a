import { listHolds } from "../queries/list-holds.ts";
import { procedureWith } from "./procedures.ts";
import { router } from "./trpc.ts";

export const holdsRouter = router({
  /** What holds the pipeline back at this moment. */
  list: procedureWith("holds:read").query(({ ctx }) => listHolds(ctx.database, { now: ctx.clock.now() })),
});
