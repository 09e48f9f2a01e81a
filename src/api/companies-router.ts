import { z } from "zod";
import { actorOf } from "../auth/caller.ts";
import { COMPANY_STATUSES } from "../domain/company-status.ts";
import { changeCompanyStatus, createCompany, updateCompany } from "../pipeline/steering/companies.ts";
import { getCompany } from "../queries/get-company.ts";
import { listCompanies } from "../queries/list-companies.ts";
import { listModelNames } from "../queries/list-model-names.ts";
import { procedureWith } from "./procedures.ts";
import { router } from "./trpc.ts";

const companyId = z.string().max(200).toLowerCase();

const listInput = z.object({
  filter: z
    .object({ search: z.string().trim().min(1).max(200).optional(), status: z.enum(COMPANY_STATUSES).optional() })
    .default({}),
  limit: z.int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
  edge: z.literal("last").optional(),
});

const settings = {
  timeZone: z.string().max(200).optional(),
  defaultModel: z.string().max(200).nullish(),
};

export const companiesRouter = router({
  /** `defaultModel` is that of companies without one of their own. */
  list: procedureWith("companies:read")
    .input(listInput)
    .query(async ({ ctx, input }) => ({
      asOf: ctx.clock.now(),
      defaultModel: ctx.defaultModel,
      ...(await listCompanies(ctx.database, input)),
    })),

  get: procedureWith("companies:read")
    .input(z.object({ companyId }))
    .query(async ({ ctx, input }) => ({
      asOf: ctx.clock.now(),
      defaultModel: ctx.defaultModel,
      company: await getCompany(ctx.database, input),
    })),

  /** What a company's requests can be asked of: the models of the price list. */
  models: procedureWith("companies:read").query(({ ctx }) => listModelNames(ctx.database)),

  create: procedureWith("companies:write")
    .input(z.object({ name: z.string().max(500), ...settings }))
    .mutation(({ ctx, input }) => createCompany(ctx, { ...input, actor: actorOf(ctx.caller) })),

  update: procedureWith("companies:write")
    .input(z.object({ companyId, ...settings }))
    .mutation(({ ctx, input }) => updateCompany(ctx, { ...input, actor: actorOf(ctx.caller) })),

  changeStatus: procedureWith("companies:write")
    .input(z.object({ companyId, status: z.enum(COMPANY_STATUSES) }))
    .mutation(({ ctx, input }) => changeCompanyStatus(ctx, { ...input, actor: actorOf(ctx.caller) })),
});
