import { Client } from "pg";
import { openDatabase } from "../database/client.ts";
import { foldCounters } from "../pipeline/counter-folder.ts";
import { whileBare } from "./bare-tables.ts";
import { batchesOf, COMPANIES, importsOf, othersOf, requestsOf, type SeedSpan, sessionsOf } from "./seed-plan.ts";
import { runSideBySide } from "./side-by-side.ts";

const FILLED = [
  '"SessionImport"',
  '"Session"',
  '"AIProcessingRequest"',
  '"AIRequestAttempt"',
  '"SessionProcessingStatus"',
];

/** As many as the triggers' transition tables hold in memory. */
const CHUNK = 200_000;

/**
 * Fills an empty database with sessions, each with a request, as two months of use leave them: 1,000,000 unless said
 * otherwise. Counters come about as everywhere, by the triggers, and are folded in the end.
 */
export async function seedMillion(databaseUrl: string, count = 1_000_000): Promise<void> {
  const all = { from: 0, to: count, count };
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("CREATE TABLE begun AS SELECT now()");
    await client.query(COMPANIES);
    await whileBare(databaseUrl, FILLED, () =>
      runSideBySide(databaseUrl, [
        ...chunksOf(count).flatMap((span) => [requestsOf(span), importsOf(span), sessionsOf(span)]),
        batchesOf(all),
        ...othersOf(all),
      ]),
    );
    await client.query("DROP TABLE begun");
    const database = openDatabase({ databaseUrl, poolSize: 1, applicationName: "seed" });
    await foldCounters({ database });
    await database.$disconnect();
    await client.query("VACUUM (ANALYZE)");
  } finally {
    await client.end();
  }
}

function chunksOf(count: number): SeedSpan[] {
  const starts = Array.from({ length: Math.ceil(count / CHUNK) }, (_, index) => index * CHUNK);
  return starts.map((from) => ({ from, to: Math.min(from + CHUNK, count), count }));
}
