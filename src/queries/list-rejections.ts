import type { Database } from "../database/client.ts";
import type { Page, PageInput } from "../domain/page.ts";
import { type Placed, readPageOf } from "../shared/cursor.ts";
import type { Rejection } from "./stream-rejections.ts";

/**
 * One page of an import's rejected lines, in the order of the file.
 *
 * @throws {AppError} INVALID_INPUT when the cursor is not one of this list
 */
export async function listRejections(
  database: Database,
  input: PageInput & { importRunId: string },
): Promise<Page<Rejection>> {
  const { importRunId, ...page } = input;
  const list = { filter: `rejections ${importRunId}`, descending: false };
  const { rows, ...cursors } = await readPageOf<Rejection & Placed>(
    page,
    list,
    async ({ from, isDescending, limit }) => {
      const beyond = from === null ? {} : isDescending ? { lt: Number(from.sortKey) } : { gt: Number(from.sortKey) };
      const found = await database.importRejection.findMany({
        where: { importRunId, line: beyond },
        orderBy: { line: isDescending ? "desc" : "asc" },
        take: limit,
        select: { line: true, reason: true },
      });
      return found.map((rejection) => ({ ...rejection, id: importRunId, sortKey: BigInt(rejection.line) }));
    },
  );
  return { rows: rows.map(({ line, reason }) => ({ line, reason })), ...cursors };
}
