import { expect, test } from "vitest";
import { createTestDatabase } from "../testing/test-database.ts";

/** What is set for a table or an index, by its name; the names of settings without what they begin with. */
async function readSettings(): Promise<Record<string, Record<string, number | string>>> {
  const { database } = await createTestDatabase();
  const rows = await database.$queryRaw<{ name: string; options: string[] }[]>`
    SELECT relname AS name, reloptions AS options FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND reloptions IS NOT NULL`;
  const parse = (option: string) => option.replace(/^autovacuum_/u, "").split("=");
  return Object.fromEntries(
    rows.map(({ name, options }) => [
      name,
      Object.fromEntries(options.map(parse).map(([key = "", value]) => [key, value === "off" ? value : Number(value)])),
    ]),
  );
}

const LARGE = { vacuum_scale_factor: 0.05, vacuum_insert_scale_factor: 0.02, vacuum_cost_limit: 2000 };
const FOLDED = { vacuum_scale_factor: 0, vacuum_threshold: 500, vacuum_cost_delay: 0 };

test("the tables that change most are vacuumed by what changed, not once a fifth of them is dead", async () => {
  expect(await readSettings()).toMatchObject({
    AIProcessingRequest: { ...LARGE, analyze_scale_factor: 0.02 },
    Session: { ...LARGE, analyze_scale_factor: 0.02 },
    SessionProcessingStatus: LARGE,
    AIRequestAttempt: { ...LARGE, analyze_scale_factor: 0.02 },
    AIBatchRequest: { vacuum_scale_factor: 0.05 },
    RequestCount: FOLDED,
    FailureGroupCount: FOLDED,
    SessionCount: FOLDED,
    ThroughputHour: { ...FOLDED, vacuum_scale_factor: 0.05 },
    BulkRequeueItem: { vacuum_scale_factor: 0, vacuum_threshold: 5000, analyze_threshold: 5000 },
    AIProcessingRequest_errorMessage_by_hand: { fastupdate: "off" },
  });
});

test("pages keep room for updates exactly where no index has what is updated", async () => {
  const settings = Object.entries(await readSettings());
  const filled = settings.flatMap(([name, { fillfactor }]) => (fillfactor === undefined ? [] : [[name, fillfactor]]));
  expect(filled.sort()).toEqual([
    ["AIBatchRequest", 70],
    ["BulkRequeue", 70],
    ["SessionProcessingStatus", 80],
  ]);
});
