import { chmod, mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import pLimit from "p-limit";
import { Client } from "pg";
import { pino } from "pino";
import { importSessions } from "../../pipeline/csv-intake.ts";
import { systemClock } from "../../shared/clock.ts";
import type { Bench, BenchDatabase, Experiment } from "../bench.ts";
import { median } from "../median.ts";
import { writeLegacyFiles } from "./legacy-files.ts";

/** As `.env.example` has them. */
const SETTINGS = {
  defaultModel: "gpt-4o-mini",
  transcriptConcurrency: 16,
  transcriptTimeoutSeconds: 30,
  transcriptMaxBytes: 1_000_000,
  allowPrivateAddresses: false,
};

/** What an import fills, in an order that foreign keys allow. */
const TABLES = ["SessionImport", "Session", "Message", "SessionProcessingStatus", "AIProcessingRequest"];

/** An import as the command line does it, beside reading the same files and `COPY` of the same rows into the same tables. */
export const IMPORT_EXPERIMENT: Experiment = {
  name: "import",
  run: async (bench) => {
    const { sessionCount, rounds } = bench.isQuick
      ? { sessionCount: 5000, rounds: 1 }
      : { sessionCount: 50_000, rounds: 3 };
    const folder = join(bench.folder, "import");
    await mkdir(folder, { recursive: true });
    bench.show(`import: writing ${sessionCount} transcripts`);
    const { csv, files } = await writeLegacyFiles(folder, sessionCount);
    const opened = await bench.createDatabase();
    const client = new Client({ connectionString: opened.databaseUrl });
    await client.connect();
    try {
      const rows = await prepareRows(bench, opened, client, csv);
      const times: { imported: number; copied: number }[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const imported = await measure(client, () => importOnce(opened, csv));
        const copied = await measure(client, () => copyOnce(client, [csv, ...files], rows));
        bench.show(`import: ${Math.round(imported)} ms, by hand ${Math.round(copied)} ms`);
        times.push({ imported, copied });
      }
      const value = median(times.map(({ imported }) => imported));
      const referenceValue = median(times.map(({ copied }) => copied));
      return [
        {
          title: `import ${sessionCount.toLocaleString("en")} sessions with local transcripts of 10 messages`,
          reference: "reading the same files and COPY",
          unit: "ms",
          value,
          referenceValue,
          ratio: value / referenceValue,
          reach: { ratio: { atMost: 2 } },
          note: `${Math.round((sessionCount / value) * 1000).toLocaleString("en")} sessions/s; median of ${rounds}, alternating`,
        },
      ];
    } finally {
      await client.end();
      await opened.drop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function importOnce({ database }: BenchDatabase, source: string): Promise<void> {
  const deps = { database, clock: systemClock, log: pino({ level: "silent" }), settings: SETTINGS };
  const actor = { type: "command_line", id: null, label: "bench" } as const;
  await importSessions(deps, { companyName: "Bench", source, actor });
}

/** Imports once, and keeps what came of it as files that the server can copy in again. */
async function prepareRows(bench: Bench, opened: BenchDatabase, client: Client, csv: string): Promise<string> {
  const rows = join(bench.folder, "import", "rows");
  await mkdir(rows);
  // The server may run as another user.
  await chmod(rows, 0o777);
  await importOnce(opened, csv);
  for (const table of TABLES) await client.query(`COPY "${table}" TO '${join(rows, table)}'`);
  return rows;
}

/** Reads every file as it is, then has the server copy rows that are ready: nothing is parsed, measured or checked. */
async function copyOnce(client: Client, files: readonly string[], rows: string): Promise<void> {
  const limit = pLimit(SETTINGS.transcriptConcurrency);
  const lengths = await limit.map(files, async (file) => (await readFile(file, "utf8")).length);
  if (lengths.includes(0)) throw new Error("A transcript is empty.");
  await client.query("BEGIN");
  for (const table of TABLES) await client.query(`COPY "${table}" FROM '${join(rows, table)}'`);
  await client.query("COMMIT");
}

/** Times what fills the tables, which are empty before, and leaves nothing for a checkpoint to do meanwhile. */
async function measure(client: Client, fill: () => Promise<void>): Promise<number> {
  await client.query(`TRUNCATE ${TABLES.map((table) => `"${table}"`).join(", ")} CASCADE`);
  await client.query("CHECKPOINT");
  const startedAt = performance.now();
  await fill();
  return performance.now() - startedAt;
}
