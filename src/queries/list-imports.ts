import type { Database } from "../database/client.ts";
import { emptySql, sql } from "../database/sql.ts";
import type { ImportStatus } from "../domain/import-run.ts";
import { IMPORT_COLUMNS, type ImportListItem, type ImportRow, toListItem } from "./import-list-item.ts";
import { microsecondsOf, type Page, type PageInput, readPage } from "./keyset.ts";

const NEWEST_FIRST = { column: sql`run."createdAt"`, id: sql`run.id`, descending: true };

export type ImportFilter = { companyId?: string | undefined; status?: ImportStatus | undefined };

/**
 * One page of the imports that fit the filter, newest first.
 *
 * @throws {AppError} INVALID_INPUT when the cursor is not one of this list
 */
export async function listImports(
  database: Database,
  input: PageInput & { filter: ImportFilter; now: Date },
): Promise<Page<ImportListItem>> {
  const { filter, now, ...place } = input;
  const { companyId, status } = filter;
  const list = { filter: `imports company=${companyId} status=${status}`, order: NEWEST_FIRST };
  const { rows, ...cursors } = await readPage(
    place,
    list,
    ({ after, orderBy, limit }) => database.$queryRaw<(ImportRow & { sortKey: bigint })[]>`
      SELECT ${IMPORT_COLUMNS}, ${microsecondsOf(NEWEST_FIRST.column)} AS "sortKey"
        FROM "ImportRun" run JOIN "Company" company ON company.id = run."companyId"
       WHERE true
             ${companyId === undefined ? emptySql : sql`AND run."companyId" = ${companyId}::uuid`}
             ${status === undefined ? emptySql : sql`AND run.status = ${status}::"ImportRunStatus"`}
             ${after}
       ORDER BY ${orderBy}
       LIMIT ${limit}`,
  );
  return { rows: rows.map((row) => toListItem(row, now)), ...cursors };
}
