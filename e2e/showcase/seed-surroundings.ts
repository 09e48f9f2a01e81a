import type { Database } from "../../src/database/client.ts";

const MINUTE = 60_000;

const ANNA = { actorType: "user", actorLabel: "anna@livedash.test" };
const BEN = { actorType: "user", actorLabel: "ben@livedash.test" };
const NIGHTLY = { actorType: "api_key", actorLabel: "nightly import" };

/** Imports, saved views, a bulk requeue and what the audit log says of it all. Returns an import with rejected lines. */
export async function seedSurroundings(
  database: Database,
  { now, companyIds }: { now: Date; companyIds: readonly string[] },
): Promise<string> {
  const ago = (minutes: number) => new Date(now.getTime() - minutes * MINUTE);
  const [first = "", second = ""] = companyIds;
  const run = (minutes: number, companyId: string, source: string) => ({
    companyId,
    source,
    createdAt: ago(minutes),
    startedAt: ago(minutes),
  });
  const rejected = await database.importRun.create({
    data: {
      ...run(50, first, "sessions-november.csv"),
      ...ANNA,
      sourceKind: "UPLOAD",
      status: "COMPLETED",
      sessionCount: 1184,
      requestCount: 1184,
      duplicateCount: 37,
      rejectedCount: 3,
      readBytes: 412_004n,
      totalBytes: 412_004n,
      finishedAt: ago(48),
      rejections: {
        createMany: {
          data: [
            { line: 17, reason: 'startTimeRaw "today" is not a time as DD.MM.YYYY HH:mm:ss.' },
            { line: 402, reason: "Transcript transcripts/a-402.txt: The server answered 404." },
            { line: 1190, reason: "16 columns are expected, 14 are there." },
          ],
        },
      },
    },
  });
  await database.importRun.createMany({
    data: [
      {
        ...run(2, second, "https://files.blueharbour.example/export/sessions.csv"),
        ...NIGHTLY,
        sourceKind: "URL",
        status: "RUNNING",
        sessionCount: 640,
        requestCount: 640,
        readBytes: 230_400n,
        totalBytes: 590_000n,
        isQueued: true,
        attempt: 1,
      },
      {
        ...run(60 * 24, second, "https://files.blueharbour.example/export/sessions.csv"),
        ...NIGHTLY,
        sourceKind: "URL",
        status: "FAILED",
        errorMessage: "The server answered 503.",
        finishedAt: ago(60 * 24 - 1),
        isQueued: true,
        attempt: 1,
      },
    ],
  });
  await database.savedView.createMany({
    data: [
      {
        screen: "requests",
        name: "Refusals",
        query: "status=processing_failed&error=refusal",
        actorLabel: ANNA.actorLabel,
      },
      { screen: "requests", name: "Waiting", query: "status=pending_batching", actorLabel: BEN.actorLabel },
    ],
  });
  await database.bulkRequeue.create({
    data: {
      ...ANNA,
      filter: { status: "PROCESSING_FAILED", errorCode: "rate_limit_exceeded" },
      status: "COMPLETED",
      matchedCount: 412,
      requeuedCount: 409,
      skippedCount: 3,
      createdAt: ago(180),
      startedAt: ago(180),
      finishedAt: ago(179),
    },
  });
  await database.auditLog.createMany({
    data: [
      { ...ANNA, at: ago(180), action: "requests.bulk_requeue_started", affectedCount: 412 },
      { ...BEN, at: ago(140), action: "schedules.paused", affectedCount: 1, details: { name: "batch-create" } },
      { ...BEN, at: ago(121), action: "schedules.resumed", affectedCount: 1, details: { name: "batch-create" } },
      {
        ...NIGHTLY,
        at: ago(48),
        action: "sessions.imported",
        affectedCount: 1184,
        details: { company: "Northwind Care", sessions: 1184 },
      },
      {
        ...ANNA,
        at: ago(12),
        action: "admin.created",
        affectedCount: 1,
        details: { email: "carla@livedash.test", role: "SUPPORT" },
      },
    ],
  });
  return rejected.id;
}
