import { z } from "zod";
import { actorOf } from "../auth/caller.ts";
import { MAX_VIEW_NAME_LENGTH, MAX_VIEW_QUERY_LENGTH, SAVED_VIEW_SCREENS } from "../domain/saved-view.ts";
import { deleteView, saveView } from "../pipeline/steering/saved-views.ts";
import { listSavedViews } from "../queries/list-saved-views.ts";
import { procedureWith } from "./procedures.ts";
import { router } from "./trpc.ts";

const screen = z.enum(SAVED_VIEW_SCREENS);

const saveInput = z.object({
  screen,
  name: z.string().trim().min(1).max(MAX_VIEW_NAME_LENGTH),
  query: z.string().max(MAX_VIEW_QUERY_LENGTH),
});

export const viewsRouter = router({
  list: procedureWith("views:read")
    .input(z.object({ screen }))
    .query(async ({ ctx, input }) => ({ views: await listSavedViews(ctx.database, input) })),

  save: procedureWith("views:write")
    .input(saveInput)
    .mutation(({ ctx, input }) => saveView(ctx, { ...input, actor: actorOf(ctx.caller) })),

  delete: procedureWith("views:write")
    .input(z.object({ id: z.string().max(200) }))
    .mutation(({ ctx, input }) => deleteView(ctx, { ...input, actor: actorOf(ctx.caller) })),
});
