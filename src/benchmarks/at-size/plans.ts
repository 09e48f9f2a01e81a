import { type Database, openDatabase } from "../../database/client.ts";

/** Loaded for one connection; what it tells goes to the server's log. */
const EXPLAINING = [
  "session_preload_libraries=auto_explain",
  "auto_explain.log_min_duration=0",
  "auto_explain.log_analyze=on",
  "auto_explain.log_buffers=on",
];

/** The plans of the statements that `act` runs, as PostgreSQL carries them out; what else the server logs meanwhile too. */
export async function explain(databaseUrl: string, act: (database: Database) => Promise<unknown>): Promise<string> {
  const url = new URL(databaseUrl);
  url.searchParams.set("options", EXPLAINING.map((setting) => `-c ${setting}`).join(" "));
  const database = openDatabase({ databaseUrl: url.href, poolSize: 1, applicationName: "bench-plans" });
  try {
    const [before] = await database.$queryRaw<{ size: bigint }[]>`SELECT size FROM pg_stat_file('server.log')`;
    await act(database);
    const [log] = await database.$queryRaw<{ text: string }[]>`
      SELECT pg_read_file('server.log', ${before?.size ?? 0}::bigint, 1000000) AS text`;
    return log?.text ?? "";
  } finally {
    await database.$disconnect();
  }
}
