import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pino } from "pino";
import { onTestFinished } from "vitest";
import { type ImportInput, importSessions } from "../pipeline/csv-intake.ts";
import type { IntakeSettings } from "../pipeline/intake/intake-dependencies.ts";
import { streamRejections } from "../queries/stream-rejections.ts";
import { systemClock } from "../shared/clock.ts";
import { TEST_INTAKE_SETTINGS } from "./intake-settings.ts";
import { createTestDatabase } from "./test-database.ts";

const TESTER = { type: "command_line", id: null, label: "test" } as const;

/** Columns of a legacy CSV that matter to a test; the others are empty. */
export type CsvCells = {
  id: string;
  start?: string;
  end?: string;
  transcript?: string;
  tokens?: string;
  message?: string;
};

/** A line of a legacy CSV. */
export function csvLine({ id, transcript = "", tokens = "", message = "", ...times }: CsvCells): string {
  const { start = "01.04.2025 08:00:00", end = "01.04.2025 08:10:00" } = times;
  return [
    id,
    start,
    end,
    "192.0.2.1",
    "nl",
    "Dutch",
    "0",
    "happy",
    "",
    "",
    transcript,
    "",
    tokens,
    "",
    "",
    message,
  ].join(",");
}

/** Intake on a database and a folder of the test's own. */
export async function startTestIntake(overrides: Partial<IntakeSettings> = {}) {
  const { database, databaseUrl } = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), "livedash-intake-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const logLines: string[] = [];
  const log = pino({ level: "trace" }, { write: (line: string) => logLines.push(line) });
  const deps = { database, clock: systemClock, log, settings: { ...TEST_INTAKE_SETTINGS, ...overrides } };
  const write = async (name: string, text: string | Buffer) => {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    return path;
  };
  return {
    deps,
    database,
    databaseUrl,
    folder,
    logLines,
    write,
    writeCsv: (lines: readonly (CsvCells | string)[]) =>
      write("sessions.csv", lines.map((line) => `${typeof line === "string" ? line : csvLine(line)}\n`).join("")),
    /** Imports, and answers as the command line does. */
    run: async (source: string, input: Partial<ImportInput> = {}) => {
      const result = await importSessions(deps, { companyName: "Acme", source, actor: TESTER, ...input });
      const { sessions, requests, duplicates, importRunId } = result;
      const failed = (await Array.fromAsync(streamRejections(database, importRunId))).flat();
      return { sessions, requests, duplicates, failed };
    },
  };
}
