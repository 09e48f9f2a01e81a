import { type Actor, recordAudit } from "../../database/audit-store.ts";
import { type Database, inTransaction, type Transaction } from "../../database/client.ts";
import { readCompanyName } from "../../database/company-store.ts";
import { type CompanyStatus, canCompanyBecome } from "../../domain/company-status.ts";
import { isTimeZone } from "../../domain/local-time.ts";
import { isUuid } from "../../domain/uuid.ts";
import { AppError } from "../../shared/errors.ts";

type Settings = { timeZone?: string | undefined; defaultModel?: string | null | undefined };

/**
 * Adds a company that has no sessions yet.
 *
 * @throws {AppError} INVALID_INPUT; CONFLICT when the name is taken
 */
export async function createCompany(
  { database }: { database: Database },
  { name: text, actor, ...settings }: Settings & { name: string; actor: Actor },
): Promise<{ companyId: string }> {
  const name = readCompanyName(text);
  return inTransaction(database, async (tx) => {
    const data = await checkSettings(tx, settings);
    const [created] = await tx.company.createManyAndReturn({
      data: [{ name, ...data }],
      skipDuplicates: true,
      select: { id: true },
    });
    if (created === undefined) throw new AppError("CONFLICT", `There is a company called ${name} already.`);
    const details = { company: name, companyId: created.id };
    await recordAudit(tx, { actor, action: "company.created", affectedCount: 1, details });
    return { companyId: created.id };
  });
}

/**
 * Changes what is given of a company. Sessions and requests that are there already keep the times and the model that
 * they were imported with.
 *
 * @throws {AppError} INVALID_INPUT, NOT_FOUND
 */
export async function updateCompany(
  { database }: { database: Database },
  { companyId, actor, ...settings }: Settings & { companyId: string; actor: Actor },
): Promise<{ companyId: string }> {
  return inTransaction(database, async (tx) => {
    const company = await lockCompany(tx, companyId);
    const data = await checkSettings(tx, settings);
    await tx.company.update({ where: { id: companyId }, data });
    const details = { company: company.name, companyId, ...data };
    await recordAudit(tx, { actor, action: "company.changed", affectedCount: 1, details });
    return { companyId };
  });
}

/**
 * Suspends a company, or makes it active again. A suspended company's pending requests wait: no batch is made of them.
 * Batches that are made already go on to their end, since they are paid for; imports bring requests that wait. Asking for what is so already changes nothing.
 *
 * @throws {AppError} NOT_FOUND; CONFLICT when it is not what it would have to be
 */
export async function changeCompanyStatus(
  { database }: { database: Database },
  { companyId, status, actor }: { companyId: string; status: CompanyStatus; actor: Actor },
): Promise<{ companyId: string; status: CompanyStatus }> {
  return inTransaction(database, async (tx) => {
    const company = await lockCompany(tx, companyId);
    if (company.status === status) return { companyId, status };
    if (!canCompanyBecome(company.status, status)) {
      const from = company.status.toLowerCase();
      throw new AppError("CONFLICT", `${company.name} is ${from}, and cannot become ${status.toLowerCase()} here.`);
    }
    await tx.company.update({ where: { id: companyId }, data: { status } });
    const details = { company: company.name, companyId, status, previousStatus: company.status };
    await recordAudit(tx, { actor, action: "company.status_changed", affectedCount: 1, details });
    return { companyId, status };
  });
}

/** Held until the transaction ends, so that of two operators the second sees what the first did. */
async function lockCompany(tx: Transaction, companyId: string): Promise<{ name: string; status: CompanyStatus }> {
  const [company] = isUuid(companyId)
    ? await tx.$queryRaw<{ name: string; status: CompanyStatus }[]>`
        SELECT name, status FROM "Company" WHERE id = ${companyId}::uuid FOR UPDATE`
    : [];
  if (company === undefined) throw new AppError("NOT_FOUND", `There is no company ${companyId}.`);
  return company;
}

async function checkSettings(
  tx: Transaction,
  { timeZone, defaultModel }: Settings,
): Promise<{ timeZone?: string; defaultModel?: string | null }> {
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    throw new AppError("INVALID_INPUT", "timeZone: must be a name like Europe/Amsterdam");
  }
  if (defaultModel != null && (await tx.aIModel.count({ where: { name: defaultModel } })) === 0) {
    throw new AppError("INVALID_INPUT", `defaultModel: there is no model ${defaultModel} in the price list`);
  }
  return { ...(timeZone === undefined ? {} : { timeZone }), ...(defaultModel === undefined ? {} : { defaultModel }) };
}
