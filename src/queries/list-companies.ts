import type { Database } from "../database/client.ts";
import { emptySql, sql } from "../database/sql.ts";
import type { CompanyStatus } from "../domain/company-status.ts";
import type { Page, PageInput } from "../domain/page.ts";
import { readPageOf } from "../shared/cursor.ts";
import {
  COMPANY_COLUMNS,
  type CompanyRow,
  countByCompany,
  type RequestCounts,
  withoutSecrets,
} from "./company-counts.ts";

export type CompanyListItem = CompanyRow & { sessionCount: number; requestCounts: RequestCounts };

export type CompanyFilter = { search?: string | undefined; status?: CompanyStatus | undefined };

/** Names are unique: a company's id stands for its place, and there are no others at it. */
const NO_KEY = 0n;

/**
 * One page of the companies that fit the filter, by name.
 *
 * @throws {AppError} INVALID_INPUT when the cursor is not one of this list
 */
export async function listCompanies(
  database: Database,
  input: PageInput & { filter: CompanyFilter },
): Promise<Page<CompanyListItem>> {
  const { filter, ...page } = input;
  const list = { filter: `companies ${JSON.stringify(filter)}`, descending: false };
  const { rows, ...cursors } = await readPageOf(page, list, async ({ from, isDescending, limit }) => {
    const place = from === null ? emptySql : sql`(SELECT name FROM "Company" WHERE id = ${from.id}::uuid)`;
    const found = await database.$queryRaw<CompanyRow[]>`
      SELECT ${COMPANY_COLUMNS} FROM "Company" company
       WHERE true
             ${filter.search === undefined ? emptySql : sql`AND strpos(lower(name), lower(${filter.search})) > 0`}
             ${filter.status === undefined ? emptySql : sql`AND status = ${filter.status}::"CompanyStatus"`}
             ${from === null ? emptySql : isDescending ? sql`AND name < ${place}` : sql`AND name > ${place}`}
       ORDER BY ${isDescending ? sql`name DESC` : sql`name`}
       LIMIT ${limit}`;
    return found.map((row) => ({ ...withoutSecrets(row), sortKey: NO_KEY }));
  });
  const counts = await countByCompany(
    database,
    rows.map(({ id }) => id),
  );
  return { rows: rows.map((row) => ({ ...row, ...counts.of(row.id) })), ...cursors };
}
