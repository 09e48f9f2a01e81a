import { type Sql, sql } from "../database/sql.ts";
import { IMPORT_SILENCE_SECONDS, type ImportSourceKind, type ImportStatus, shownSource } from "../domain/import-run.ts";

/** An import in a list. `isSilent`: nobody has given a sign of life from it for too long. */
export type ImportListItem = {
  id: string;
  companyId: string;
  companyName: string;
  sourceKind: ImportSourceKind;
  source: string;
  status: ImportStatus;
  sessionCount: number;
  requestCount: number;
  duplicateCount: number;
  rejectedCount: number;
  readBytes: number;
  totalBytes: number | null;
  errorMessage: string | null;
  actorLabel: string;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  isSilent: boolean;
};

export type ImportRow = Omit<ImportListItem, "isSilent"> & { updatedAt: Date };

export const IMPORT_COLUMNS: Sql = sql`
  run.id, run."companyId", company.name AS "companyName", run."sourceKind", run.source, run.status,
  run."sessionCount", run."requestCount", run."duplicateCount", run."rejectedCount",
  run."readBytes"::float8 AS "readBytes", run."totalBytes"::float8 AS "totalBytes", run."errorMessage",
  run."actorLabel", run."createdAt", run."startedAt", run."finishedAt", run."updatedAt"`;

export function toListItem({ updatedAt, ...row }: ImportRow, now: Date): ImportListItem {
  const silentSeconds = (now.getTime() - updatedAt.getTime()) / 1000;
  const isSilent = row.finishedAt === null && row.startedAt !== null && silentSeconds > IMPORT_SILENCE_SECONDS.process;
  return { ...row, source: shownSource(row.sourceKind, row.source), isSilent };
}
