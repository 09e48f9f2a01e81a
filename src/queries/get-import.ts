import type { Database } from "../database/client.ts";
import { sql } from "../database/sql.ts";
import { isUuid } from "../domain/uuid.ts";
import { AppError } from "../shared/errors.ts";
import { IMPORT_COLUMNS, type ImportListItem, type ImportRow, toListItem } from "./import-list-item.ts";

export type ImportDetail = ImportListItem & {
  transcriptBaseUrl: string | null;
  /** How often it was begun: more than once when whoever was at it was killed. */
  attempt: number;
};

/** @throws {AppError} NOT_FOUND */
export async function getImport(
  database: Database,
  { importRunId, now }: { importRunId: string; now: Date },
): Promise<ImportDetail> {
  const [row] = isUuid(importRunId)
    ? await database.$queryRaw<(ImportRow & Pick<ImportDetail, "transcriptBaseUrl" | "attempt">)[]>(sql`
        SELECT ${IMPORT_COLUMNS}, run."transcriptBaseUrl", run.attempt
          FROM "ImportRun" run JOIN "Company" company ON company.id = run."companyId"
         WHERE run.id = ${importRunId}::uuid`)
    : [];
  if (row === undefined) throw new AppError("NOT_FOUND", `There is no import ${importRunId}.`);
  const { transcriptBaseUrl, attempt, ...run } = row;
  return { ...toListItem(run, now), transcriptBaseUrl, attempt };
}
