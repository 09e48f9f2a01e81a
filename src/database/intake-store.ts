import type { IntakeStage } from "../domain/intake-stages.ts";
import type { LegacyRow } from "../domain/legacy-csv.ts";
import type { TimedMessage } from "../domain/transcript.ts";
import type { CopyTransaction, Database } from "./client.ts";
import type { CopyCell } from "./copy-in.ts";

/** What intake must know of a company. */
export type IntakeCompany = { id: string; name: string; timeZone: string; defaultModel: string | null };

/** Where a company's CSV comes from, when that is the web. */
export type CsvAddress = { csvUrl: string; csvUsername: string | null; csvPassword: string | null };

/** A row of the CSV with what became of it: a session, or the reason why there is none yet. */
export type IntakeRecord = {
  row: LegacyRow;
  rawTranscriptContent: string | null;
  error: string | null;
  session: NewSession | null;
};

export type NewSession = {
  id: string;
  startTime: Date;
  endTime: Date;
  messages: TimedMessage[];
  stages: IntakeStage[];
  request: NewRequest | null;
};

export type NewRequest = {
  id: string;
  model: string;
  promptVersion: number;
  estimatedInputTokens: number;
  estimatedInputBytes: number;
};

/** Finds a company by its name, or creates it; a CSV's address on the web replaces the one that is known. */
export async function upsertCompany(
  database: Database,
  name: string,
  address: CsvAddress | null,
): Promise<IntakeCompany> {
  const select = { id: true, name: true, timeZone: true, defaultModel: true };
  await database.company.createMany({ data: [{ name }], skipDuplicates: true });
  return address === null
    ? database.company.findUniqueOrThrow({ where: { name }, select })
    : database.company.update({ where: { name }, data: address, select });
}

export function getIntakeCompany(database: Database, id: string): Promise<IntakeCompany> {
  const select = { id: true, name: true, timeZone: true, defaultModel: true };
  return database.company.findUniqueOrThrow({ where: { id }, select });
}

/** Which of these ids the company already has sessions of. */
export async function listKnownSessionIds(
  database: Database,
  companyId: string,
  externalSessionIds: readonly string[],
): Promise<Set<string>> {
  const rows = await database.$queryRaw<{ externalSessionId: string }[]>`
    SELECT known."externalSessionId"
      FROM "SessionImport" known JOIN "Session" session ON session."importId" = known.id
     WHERE known."companyId" = ${companyId}::uuid AND known."externalSessionId" = ANY(${externalSessionIds}::text[])`;
  return new Set(rows.map((row) => row.externalSessionId));
}

/**
 * Writes a set of records, no external id twice. What has a session already, of an import that ran meanwhile, is left
 * alone; what an earlier import recorded with an error is brought up to date.
 *
 * Sets of one company are written one after another, so that each sees all that was written before.
 *
 * @returns the external ids of the records that were written
 */
export async function writeIntakeSet(
  tx: CopyTransaction,
  { companyId, records, now }: { companyId: string; records: readonly IntakeRecord[]; now: Date },
): Promise<Set<string>> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`intake:${companyId}`}, 0))`;
  const importIds = await writeImports(tx, companyId, records, now);
  const sessions = records.flatMap(({ row, session }) => {
    const importId = importIds.get(row.externalSessionId);
    return session === null || importId === undefined ? [] : [{ row, session, importId }];
  });
  if (sessions.length > 0) await writeSessions(tx, companyId, sessions, now);
  return new Set(importIds.keys());
}

async function writeImports(
  tx: CopyTransaction,
  companyId: string,
  records: readonly IntakeRecord[],
  now: Date,
): Promise<Map<string, string>> {
  const rows = records.map(({ row, rawTranscriptContent, error }) => ({ ...row, rawTranscriptContent, error }));
  const written = await tx.$queryRaw<{ id: string; externalSessionId: string }[]>`
    INSERT INTO "SessionImport" AS known ("companyId", "externalSessionId", "startTimeRaw", "endTimeRaw", "ipAddress",
           "countryCode", language, "messagesSent", "sentimentRaw", "escalatedRaw", "forwardedHrRaw",
           "fullTranscriptUrl", "avgResponseTimeSeconds", tokens, "tokensEur", category, "initialMessage",
           "rawTranscriptContent", error, "createdAt", "updatedAt")
    SELECT ${companyId}::uuid, fresh.*, ${now}::timestamptz, ${now}::timestamptz
      FROM json_to_recordset(${JSON.stringify(rows)}::json) AS fresh (
             "externalSessionId" text, "startTimeRaw" text, "endTimeRaw" text, "ipAddress" text,
             "countryCode" text, language text, "messagesSent" int, "sentimentRaw" text, "escalatedRaw" text,
             "forwardedHrRaw" text, "fullTranscriptUrl" text, "avgResponseTimeSeconds" float8, tokens int,
             "tokensEur" float8, category text, "initialMessage" text, "rawTranscriptContent" text, error text)
     WHERE NOT EXISTS (
             SELECT FROM "SessionImport" taken JOIN "Session" session ON session."importId" = taken.id
              WHERE taken."companyId" = ${companyId}::uuid AND taken."externalSessionId" = fresh."externalSessionId")
    ON CONFLICT ("companyId", "externalSessionId") DO UPDATE
       SET "startTimeRaw" = excluded."startTimeRaw", "endTimeRaw" = excluded."endTimeRaw",
           "ipAddress" = excluded."ipAddress", "countryCode" = excluded."countryCode", language = excluded.language,
           "messagesSent" = excluded."messagesSent", "sentimentRaw" = excluded."sentimentRaw",
           "escalatedRaw" = excluded."escalatedRaw", "forwardedHrRaw" = excluded."forwardedHrRaw",
           "fullTranscriptUrl" = excluded."fullTranscriptUrl",
           "avgResponseTimeSeconds" = excluded."avgResponseTimeSeconds", tokens = excluded.tokens,
           "tokensEur" = excluded."tokensEur", category = excluded.category,
           "initialMessage" = excluded."initialMessage",
           "rawTranscriptContent" = excluded."rawTranscriptContent", error = excluded.error,
           "updatedAt" = excluded."updatedAt"
    RETURNING known.id, known."externalSessionId"`;
  return new Map(written.map((row) => [row.externalSessionId, row.id]));
}

type SessionOfImport = { row: LegacyRow; session: NewSession; importId: string };

async function writeSessions(
  tx: CopyTransaction,
  companyId: string,
  sessions: readonly SessionOfImport[],
  now: Date,
): Promise<void> {
  await tx.$copyIn(
    `"Session" (id, "companyId", "importId", "startTime", "endTime", "ipAddress", country, "fullTranscriptUrl",
     "avgResponseTime", "initialMsg", "createdAt", "updatedAt")`,
    sessions.map(({ row, session, importId }) => [
      session.id,
      companyId,
      importId,
      session.startTime,
      session.endTime,
      row.ipAddress,
      row.country,
      row.fullTranscriptUrl,
      row.avgResponseTimeSeconds,
      row.initialMessage,
      now,
      now,
    ]),
  );
  await tx.$copyIn(`"Message" ("sessionId", "order", "timestamp", role, content)`, listMessages(sessions));
  await tx.$copyIn(
    `"SessionProcessingStatus" ("sessionId", stage, status, "startedAt", "completedAt", "errorMessage")`,
    listStages(sessions),
  );
  await tx.$copyIn(
    `"AIProcessingRequest" (id, "sessionId", "companyId", model, "promptVersion", "estimatedInputTokens",
     "estimatedInputBytes", "requestedAt", "updatedAt")`,
    sessions.flatMap(({ session: { id: sessionId, request } }) => {
      if (request === null) return [];
      const { id, model, promptVersion, estimatedInputTokens, estimatedInputBytes } = request;
      return [[id, sessionId, companyId, model, promptVersion, estimatedInputTokens, estimatedInputBytes, now, now]];
    }),
  );
}

function* listMessages(sessions: readonly SessionOfImport[]): Generator<CopyCell[]> {
  for (const { session } of sessions) {
    for (const [order, { timestamp, role, content }] of session.messages.entries()) {
      yield [session.id, order, timestamp, role, content];
    }
  }
}

function* listStages(sessions: readonly SessionOfImport[]): Generator<CopyCell[]> {
  for (const { session } of sessions) {
    for (const { stage, status, startedAt, completedAt, errorMessage } of session.stages) {
      yield [session.id, stage, status, startedAt, completedAt, errorMessage];
    }
  }
}
