import type { Database } from "../../database/client.ts";
import { listKnownSessionIds } from "../../database/intake-store.ts";
import { isHeader, LEGACY_COLUMNS, type LegacyRow, parseLegacyLine } from "../../domain/legacy-csv.ts";
import type { ReadLocalTime } from "../../domain/local-time.ts";
import { inSets } from "../../shared/in-sets.ts";
import { readCsvRecords } from "./csv-records.ts";

/** A row that can be imported, and the physical line on which it begins. */
export type CsvRow = { line: number; row: LegacyRow };

/** Is told of every row that will not be imported. */
export type SkippedRows = { reject(line: number, reason: string): Promise<void>; duplicate(): void };

/** Rows that are asked about in one query. */
const LOOKUP = { maxCount: 500, maxWeight: 4_000_000, weigh: weighRow };

/**
 * The rows of a CSV whose sessions are not there yet. Of rows with the same id the first counts. Only ids are kept of
 * the file, so that its length hardly matters.
 */
export async function* listFreshRows(
  database: Database,
  { companyId, readTime }: { companyId: string; readTime: ReadLocalTime },
  bytes: AsyncIterable<Buffer>,
  skipped: SkippedRows,
): AsyncGenerator<CsvRow> {
  for await (const rows of inSets(listDistinctRows(bytes, readTime, skipped), LOOKUP)) {
    const ids = rows.map(({ row }) => row.externalSessionId);
    const known = await listKnownSessionIds(database, companyId, ids);
    for (const each of rows) {
      if (known.has(each.row.externalSessionId)) skipped.duplicate();
      else yield each;
    }
  }
}

async function* listDistinctRows(
  bytes: AsyncIterable<Buffer>,
  readTime: ReadLocalTime,
  skipped: SkippedRows,
): AsyncGenerator<CsvRow> {
  const seen = new Set<string>();
  let isFirst = true;
  for await (const record of readCsvRecords(bytes, LEGACY_COLUMNS.length)) {
    const mayBeHeader = isFirst;
    isFirst = false;
    if ("reason" in record) {
      await skipped.reject(record.line, record.reason);
      continue;
    }
    if (mayBeHeader && isHeader(record.cells)) continue;
    const read = parseLegacyLine(record.cells, readTime);
    if (read.kind === "unreadable") await skipped.reject(record.line, read.reason);
    else if (seen.has(read.row.externalSessionId)) skipped.duplicate();
    else {
      seen.add(read.row.externalSessionId);
      yield { line: record.line, row: read.row };
    }
  }
}

function weighRow({ row }: CsvRow): number {
  return row.initialMessage?.length ?? 0;
}
