import type { Database } from "../database/client.ts";

/** A line of a CSV that became no session, and why. */
export type Rejection = { line: number; reason: string };

const PAGE_SIZE = 1000;

/** All rejected lines of an import, in the order of the file, a page at a time: there may be a million. */
export async function* streamRejections(database: Database, importRunId: string): AsyncGenerator<Rejection[]> {
  let after = 0;
  while (true) {
    const page = await database.importRejection.findMany({
      where: { importRunId, line: { gt: after } },
      orderBy: { line: "asc" },
      take: PAGE_SIZE,
      select: { line: true, reason: true },
    });
    if (page.length > 0) yield page;
    if (page.length < PAGE_SIZE) return;
    after = page.at(-1)?.line ?? after;
  }
}
