import type { Database, Transaction } from "../database/client.ts";
import { type Sql, sql } from "../database/sql.ts";

/** A number from 0 up to, not including, `below`. */
export type Dice = (below: number) => number;

const COMPANIES = ["Acme", "Beta", "Gamma"] as const;
const MODELS = ["gpt-4o", "gpt-4o-mini"] as const;
const MESSAGES = ["gave up on request 10231", "gave up on request 998877", "no answer", null] as const;
const CODES = ["timeout", "refusal", null] as const;

function pick<T>(dice: Dice, from: readonly T[]): T {
  return from[dice(from.length)] as T;
}

/** Some requests that nobody else is at. */
function some(dice: Dice, condition: Sql): Sql {
  return sql`SELECT id FROM "AIProcessingRequest" WHERE ${condition} LIMIT ${1 + dice(40)} FOR UPDATE SKIP LOCKED`;
}

const create = (dice: Dice) => sql`
  WITH company AS (
    INSERT INTO "Company" (name) VALUES (${pick(dice, COMPANIES)})
    ON CONFLICT (name) DO UPDATE SET "updatedAt" = now() RETURNING id
  ), session AS (
    INSERT INTO "Session" ("companyId", "startTime", "endTime")
    SELECT id, now(), now() FROM company, generate_series(1, ${1 + dice(60)}) RETURNING id, "companyId"
  )
  INSERT INTO "AIProcessingRequest" ("sessionId", "companyId", model, "processingStatus", "errorCode", "errorMessage")
  SELECT id, "companyId", ${pick(dice, MODELS)}, ${pick(dice, ["PENDING_BATCHING", "PROCESSING_FAILED"])}::"AIRequestStatus",
         ${pick(dice, CODES)}, ${pick(dice, MESSAGES)} FROM session`;

const claim = (dice: Dice) => sql`
  UPDATE "AIProcessingRequest" SET "processingStatus" = 'BATCHING_IN_PROGRESS'
   WHERE id IN (${some(dice, sql`"processingStatus" = 'PENDING_BATCHING'`)})`;

/** As results are applied: requests and their history in one statement. */
const apply = (dice: Dice) => sql`
  WITH written AS (
    UPDATE "AIProcessingRequest"
       SET "processingStatus" = CASE WHEN ${dice(2)}::int = 0 THEN 'PROCESSING_COMPLETE' ELSE 'PROCESSING_FAILED' END::"AIRequestStatus",
           "errorCode" = ${pick(dice, CODES)}, "errorMessage" = ${pick(dice, MESSAGES)}
     WHERE id IN (${some(dice, sql`"processingStatus" = 'BATCHING_IN_PROGRESS'`)}) RETURNING *
  )
  INSERT INTO "AIRequestAttempt" ("requestId", attempt, "companyId", model, succeeded, "errorCode", "promptTokens",
         "completionTokens", "totalCostEur", "syncCostEur", "finishedAt")
  SELECT id, attempt, "companyId", model, "processingStatus" = 'PROCESSING_COMPLETE', "errorCode", ${dice(900)}::int, 7,
         0.000001234567 * ${dice(50)}::int, ${pick(dice, [0.002, null])}::numeric, now() - ${dice(5)}::int * interval '1 hour'
    FROM written
  ON CONFLICT ("requestId", attempt) DO NOTHING`;

const requeue = (dice: Dice) => sql`
  UPDATE "AIProcessingRequest"
     SET "processingStatus" = 'PENDING_BATCHING', attempt = attempt + 1, "errorCode" = NULL, "errorMessage" = NULL
   WHERE id IN (${some(dice, sql`"processingStatus" = 'PROCESSING_FAILED'`)})`;

const touch = (dice: Dice) => sql`
  UPDATE "AIProcessingRequest" SET "updatedAt" = now(), "promptTokens" = ${dice(9)}::int
   WHERE id IN (${some(dice, sql`true`)})`;

const correct = (dice: Dice) => sql`
  UPDATE "AIRequestAttempt" SET "syncCostEur" = ${dice(3)}::numeric / 1000, succeeded = ${dice(2)}::int = 0
   WHERE "requestId" IN (${some(dice, sql`"processingStatus" <> 'PENDING_BATCHING'`)})`;

const remove = (dice: Dice) => sql`
  DELETE FROM "AIProcessingRequest" WHERE id IN (${some(dice, sql`true`)})`;

const removeSessions = (dice: Dice) => sql`
  DELETE FROM "Session" WHERE id IN (SELECT id FROM "Session" LIMIT ${1 + dice(9)} FOR UPDATE SKIP LOCKED)`;

/** As somebody does who merges two companies. */
const move = (dice: Dice) => sql`
  WITH moved AS (
    UPDATE "Session" SET "companyId" = company.id FROM "Company" company
     WHERE company.name = ${pick(dice, COMPANIES)}
       AND "Session".id IN (SELECT id FROM "Session" LIMIT ${1 + dice(9)} FOR UPDATE SKIP LOCKED)
    RETURNING "Session".id, "Session"."companyId"
  )
  UPDATE "AIProcessingRequest" request SET "companyId" = moved."companyId", model = ${pick(dice, MODELS)}
    FROM moved WHERE request."sessionId" = moved.id`;

const removeCompany = (dice: Dice) => sql`DELETE FROM "Company" WHERE name = ${pick(dice, COMPANIES)}`;

const OFTEN = [create, claim, apply, requeue];
const STEPS = [
  ...OFTEN,
  ...OFTEN,
  ...OFTEN,
  create,
  create,
  touch,
  correct,
  remove,
  removeSessions,
  move,
  removeCompany,
];

class Changed extends Error {}

/**
 * Does a few steps, chosen at random, in one transaction; every fifth of them changes its mind at the end.
 *
 * @returns false when it came to nothing, by choice or because it was in another's way
 */
export async function doRandomWork(database: Database, dice: Dice): Promise<boolean> {
  const steps = Array.from({ length: 1 + dice(3) }, () => pick(dice, STEPS)(dice));
  const isTakenBack = dice(5) === 0;
  try {
    await database.$transaction(async (tx: Transaction) => {
      for (const step of steps) await tx.$executeRaw(step);
      if (isTakenBack) throw new Changed();
    });
    return true;
  } catch (error) {
    // Deletions meet in other orders than updates, and a company may go while a session of its is being made.
    if (error instanceof Changed || /40P01|23503/u.test(String(error))) return false;
    throw error;
  }
}
