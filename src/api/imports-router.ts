import { z } from "zod";
import { actorOf } from "../auth/caller.ts";
import { IMPORT_STATUSES } from "../domain/import-run.ts";
import { cancelImport, importAgain, importFromUrl } from "../pipeline/steering/imports.ts";
import { getImport } from "../queries/get-import.ts";
import { listImports } from "../queries/list-imports.ts";
import { listRejections } from "../queries/list-rejections.ts";
import { procedureWith } from "./procedures.ts";
import { router } from "./trpc.ts";

const importRunId = z.string().max(200).toLowerCase();
const oneImport = z.object({ importRunId });

const place = {
  limit: z.int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
  edge: z.literal("last").optional(),
};

const filter = z.object({ companyId: z.uuid().optional(), status: z.enum(IMPORT_STATUSES).optional() });

const urlInput = z.object({
  company: z.string().max(500),
  url: z.string().max(4000),
  user: z.string().min(1).max(500).optional(),
  password: z.string().max(500).optional(),
});

export const importsRouter = router({
  list: procedureWith("imports:read")
    .input(z.object({ filter: filter.default({}), ...place }))
    .query(async ({ ctx, input }) => {
      const asOf = ctx.clock.now();
      return { asOf, ...(await listImports(ctx.database, { ...input, now: asOf })) };
    }),

  get: procedureWith("imports:read")
    .input(oneImport)
    .query(async ({ ctx, input }) => {
      const asOf = ctx.clock.now();
      return { asOf, run: await getImport(ctx.database, { ...input, now: asOf }) };
    }),

  rejections: procedureWith("imports:read")
    .input(z.object({ importRunId: z.uuid().toLowerCase(), ...place }))
    .query(async ({ ctx, input }) => ({ asOf: ctx.clock.now(), ...(await listRejections(ctx.database, input)) })),

  /** What an upload may be. */
  limits: procedureWith("imports:read").query(({ ctx }) => ({ uploadMaxBytes: ctx.uploadMaxBytes })),

  createFromUrl: procedureWith("imports:create")
    .input(urlInput)
    .mutation(({ ctx, input: { user, password = "", ...given } }) => {
      const credentials = user === undefined ? null : { user, password };
      return importFromUrl(ctx, { ...given, credentials, actor: actorOf(ctx.caller) });
    }),

  again: procedureWith("imports:create")
    .input(oneImport)
    .mutation(({ ctx, input }) => importAgain(ctx, { ...input, actor: actorOf(ctx.caller) })),

  cancel: procedureWith("imports:create")
    .input(oneImport)
    .mutation(({ ctx, input }) => cancelImport(ctx, { ...input, actor: actorOf(ctx.caller) })),
});
