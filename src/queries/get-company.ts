import type { Database } from "../database/client.ts";
import { IN_FLIGHT_BATCH_STATUSES } from "../domain/batch-status.ts";
import { isUuid } from "../domain/uuid.ts";
import { AppError } from "../shared/errors.ts";
import { COMPANY_COLUMNS, type CompanyRow, countByCompany, withoutSecrets } from "./company-counts.ts";
import type { CompanyListItem } from "./list-companies.ts";

/** `batchesInFlight` are made already, and go on to their end whatever becomes of the company. */
export type CompanyDetail = CompanyListItem & { batchesInFlight: number };

/** @throws {AppError} NOT_FOUND */
export async function getCompany(database: Database, { companyId }: { companyId: string }): Promise<CompanyDetail> {
  const [row] = isUuid(companyId)
    ? await database.$queryRaw<CompanyRow[]>`
        SELECT ${COMPANY_COLUMNS} FROM "Company" company WHERE company.id = ${companyId}::uuid`
    : [];
  if (row === undefined) throw new AppError("NOT_FOUND", `There is no company ${companyId}.`);
  const [counts, batchesInFlight] = await Promise.all([
    countByCompany(database, [companyId]),
    database.aIBatchRequest.count({ where: { companyId, status: { in: [...IN_FLIGHT_BATCH_STATUSES] } } }),
  ]);
  return { ...withoutSecrets(row), ...counts.of(companyId), batchesInFlight };
}
