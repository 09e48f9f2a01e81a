import type { Database } from "../database/client.ts";
import { type Sql, sql } from "../database/sql.ts";
import type { CompanyStatus } from "../domain/company-status.ts";
import { shownSource } from "../domain/import-run.ts";
import { type RequestStatus, type RestRequestStatus, toRestStatus } from "../domain/request-status.ts";

/** A company as it may be shown: the password for its CSV stays here. */
export type CompanyRow = {
  id: string;
  name: string;
  status: CompanyStatus;
  timeZone: string;
  defaultModel: string | null;
  csvUrl: string | null;
  csvUsername: string | null;
  hasCsvPassword: boolean;
  createdAt: Date;
};

export const COMPANY_COLUMNS: Sql = sql`
  company.id, company.name, company.status, company."timeZone", company."defaultModel", company."csvUrl",
  company."csvUsername", company."csvPassword" IS NOT NULL AS "hasCsvPassword", company."createdAt"`;

/** A signed link has its secret in the query. */
export function withoutSecrets(company: CompanyRow): CompanyRow {
  return { ...company, csvUrl: company.csvUrl && shownSource("URL", company.csvUrl) };
}

export type RequestCounts = Record<RestRequestStatus, number>;

const NONE: RequestCounts = {
  pending_batching: 0,
  batching_in_progress: 0,
  processing_complete: 0,
  processing_failed: 0,
};

type Counts = { sessionCount: number; requestCounts: RequestCounts };

/** How many sessions and requests these companies have, from counters that are exact at any size. */
export async function countByCompany(
  database: Database,
  companyIds: readonly string[],
): Promise<{ of(companyId: string): Counts }> {
  const [sessions, requests] = await Promise.all([
    database.$queryRaw<{ companyId: string; count: number }[]>`
      SELECT "companyId", sum(count)::float8 AS count FROM "SessionCount"
       WHERE "companyId" = ANY(${companyIds}::uuid[]) GROUP BY "companyId"`,
    database.$queryRaw<{ companyId: string; status: RequestStatus; count: number }[]>`
      SELECT "companyId", status, sum(count)::float8 AS count FROM "RequestCount"
       WHERE "companyId" = ANY(${companyIds}::uuid[]) GROUP BY "companyId", status`,
  ]);
  const sessionsOf = new Map(sessions.map(({ companyId, count }) => [companyId, count]));
  const requestsOf = Map.groupBy(requests, ({ companyId }) => companyId);
  return {
    of: (companyId) => ({
      sessionCount: sessionsOf.get(companyId) ?? 0,
      requestCounts: {
        ...NONE,
        ...Object.fromEntries(
          (requestsOf.get(companyId) ?? []).map(({ status, count }) => [toRestStatus(status), count]),
        ),
      },
    }),
  };
}
