import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createFolder, runCli } from "../testing/run-cli.ts";
import { createTestDatabase } from "../testing/test-database.ts";

const REJECTED = 300_000;
/** A process that does nothing takes half of it; a list of so many rejected lines, and its text, would take the rest. */
const HEAP_MEGABYTES = 80;

test(`prints ${REJECTED} rejected lines without ever holding them`, { timeout: 600_000 }, async () => {
  const { database, databaseUrl } = await createTestDatabase();
  const folder = await createFolder();
  const csv = join(folder, "sessions.csv");
  await writeFile(csv, "not,a,session\n".repeat(REJECTED));
  const NODE_OPTIONS = `--max-old-space-size=${HEAP_MEGABYTES}`;
  const env = { DATA_DIR: folder, DATABASE_URL: databaseUrl, NODE_OPTIONS };
  const { exitCode, stdout, stderr } = await runCli(["import", csv, "--company", "Acme"], { env, cwd: folder });
  expect(exitCode, stderr).toBe(0);
  const { failed, ...counts } = JSON.parse(stdout);
  expect(counts).toEqual({ sessions: 0, requests: 0, duplicates: 0 });
  expect(failed).toHaveLength(REJECTED);
  const reason = "The line has 3 columns where the format has 16.";
  expect([failed[0], failed.at(-1)]).toEqual([
    { line: 1, reason },
    { line: REJECTED, reason },
  ]);
  expect(await database.importRun.findMany()).toMatchObject([{ status: "COMPLETED", rejectedCount: REJECTED }]);
});
