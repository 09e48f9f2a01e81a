import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { TestFault } from "../testing/control-simulator.ts";
import { runUntilQuiet } from "../testing/run-until-quiet.ts";
import { seedSessions } from "../testing/seed-sessions.ts";
import { countStatuses, startTestPipeline } from "../testing/test-pipeline.ts";
import { CRASH_POINTS, type CrashPointName } from "./crash-points.ts";

const RUN_STEP = join(import.meta.dirname, "../testing/run-step.ts");
const COUNT = 4;

/** What it takes to come by a crash point: faults, or an earlier kill elsewhere. */
type World = { faults?: readonly TestFault[]; killedBefore?: CrashPointName; ends?: Record<string, number> };

/** One row fails for now, so that there are results, failures and a second batch. */
const USUAL: World = { faults: [{ kind: "row_error", rows: { from: 1, count: 1 } }] };

const WORLDS: Partial<Record<CrashPointName, World>> = {
  "submitter.upload_adopted": { killedBefore: "submitter.file_uploaded" },
  "submitter.creation_adopted": { killedBefore: "submitter.batch_created" },
  "submitter.creation_refused": { faults: [{ kind: "respond", operation: "batches.create", status: 429 }] },
  "submitter.batch_refused": {
    faults: [{ kind: "respond", operation: "batches.create", status: 400, times: null }],
    ends: { PROCESSING_FAILED: COUNT },
  },
  "applier.lines_failed": {
    faults: [{ kind: "fail_validation", errors: [{ code: "invalid_json_line", message: "bad", line: 2 }] }],
    ends: { PROCESSING_COMPLETE: COUNT - 1, PROCESSING_FAILED: 1 },
  },
  "applier.remainder_written": { faults: [{ kind: "row_missing", rows: { from: 1, count: 1 } }] },
};

const points = Object.keys(CRASH_POINTS) as CrashPointName[];

test.for(points)("after a kill at %s everything comes right by being run again", async (point) => {
  const { deps, database, databaseUrl, simulator, clock, spoolDirectory } = await startTestPipeline();
  const { faults = [], killedBefore, ends = { PROCESSING_COMPLETE: COUNT } } = WORLDS[point] ?? USUAL;
  await seedSessions(database, { count: COUNT });
  await simulator.setFaults(faults);
  const common = { step: "all", database: databaseUrl, provider: simulator.baseUrl, spool: spoolDirectory };
  for (const crash of killedBefore === undefined ? [point] : [killedBefore, point]) {
    expect(await signalOf({ ...common, crash }), crash).toBe("SIGKILL");
  }
  await runUntilQuiet(deps, { untilDone: simulator.waitUntilDone, onFailure: () => clock.forward(100) });

  expect(await countStatuses(database)).toEqual(ends);
  const complete = ends["PROCESSING_COMPLETE"] ?? 0;
  expect(await simulator.ledger()).toEqual({ executed: complete, distinct: complete, executedMoreThanOnce: [] });
  expect(await database.aIRequestAttempt.count({ where: { succeeded: true } })).toBe(complete);
  expect(await readdir(spoolDirectory).catch(() => [])).toEqual([]);
});

/** Takes all steps in a process of its own. @returns by which signal it ended */
async function signalOf(options: Record<string, string>): Promise<unknown> {
  const flags = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", RUN_STEP, ...flags], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [, signal] = await once(child, "exit");
  return signal;
}
