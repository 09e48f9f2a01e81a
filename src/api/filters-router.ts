import { listFilterOptions } from "../queries/list-filter-options.ts";
import { procedureWith } from "./procedures.ts";
import { router } from "./trpc.ts";

export const filtersRouter = router({
  /** What the console's filters offer. */
  options: procedureWith("requests:read").query(({ ctx }) => listFilterOptions(ctx.database)),
});
