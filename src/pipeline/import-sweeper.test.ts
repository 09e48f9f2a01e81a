import { expect, test } from "vitest";
import { seedImport } from "../testing/seed-imports.ts";
import { startTestPipeline } from "../testing/test-pipeline.ts";
import { sweepImports } from "./import-sweeper.ts";

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);

async function statusesOf(database: Awaited<ReturnType<typeof startTestPipeline>>["database"]) {
  const runs = await database.importRun.findMany({ select: { source: true, status: true } });
  return Object.fromEntries(runs.map(({ source, status }) => [source, status]));
}

test("ends what nobody is at any more, asks for the job of what a worker lost, and leaves alone what lives", async () => {
  const { deps, database } = await startTestPipeline();
  const seed = (source: string, status: "RUNNING" | "WAITING" | "UPLOADING", isQueued: boolean, seconds: number) =>
    seedImport(database, { source, status, isQueued, updatedAt: ago(seconds) });
  const killed = await seed("killed process", "RUNNING", false, 121);
  await seed("living process", "RUNNING", false, 60);
  const cutOff = await seed("cut-off upload", "UPLOADING", true, 601);
  await seed("slow upload", "UPLOADING", true, 300);
  const lost = await seed("lost job", "RUNNING", true, 301);
  const forgotten = await seed("forgotten job", "WAITING", true, 301);
  await seed("living job", "RUNNING", true, 100);
  await database.importUploadChunk.create({ data: { importRunId: cutOff, order: 0, bytes: new Uint8Array(1) } });

  const { abandonedIds, resumedIds } = await sweepImports(deps);
  expect(abandonedIds.sort()).toEqual([killed, cutOff].sort());
  expect(resumedIds.sort()).toEqual([lost, forgotten].sort());
  expect(await statusesOf(database)).toEqual({
    "killed process": "FAILED",
    "living process": "RUNNING",
    "cut-off upload": "FAILED",
    "slow upload": "UPLOADING",
    "lost job": "RUNNING",
    "forgotten job": "WAITING",
    "living job": "RUNNING",
  });
  expect(await database.importUploadChunk.count()).toBe(0);

  await sweepImports(deps);
  const [row] = await database.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM pgboss.job WHERE name = 'session-import'`;
  expect(row?.count).toBe(2);
});
