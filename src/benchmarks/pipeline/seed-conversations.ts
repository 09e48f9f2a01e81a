import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { measureInputLine } from "../../domain/prompt.ts";

export const MODEL = "gpt-4o-mini";

/** Talk in English, so that the simulator quotes questions as they are; the numbers make most of them different. */
const USER_TALK = [
  "How many days off do I have left before week %s of next year?",
  "My shift on day %s was swapped, and nobody told me.",
  "Who do I ask about my payslip of period %s?",
  "I called in sick for case %s and would like to come back on Monday.",
  "Where can I pick up the staff pass with number %s?",
];
const ASSISTANT_TALK = [
  "You can see that in the planning app under number %s; it is brought up to date every night.",
  "I am sorry to hear that. Your planner can change entry %s until the day before.",
  "Please ask the salary desk, and name reference %s when you do.",
  "Thank you for letting me know; I have noted it under %s. Get well soon!",
  "The service desk keeps it for you for four weeks; its number is %s.",
];
const listed = (texts: readonly string[]) => `(ARRAY[${texts.map((text) => `'${text}'`).join(", ")}])`;

/** What `encodeInputLine` puts around a message: time, role, and a line break as JSON writes it. */
const MESSAGE_ENVELOPE_BYTES = "[dd/mm/yyyy hh:mm:ss] ".length + ": ".length + "\\n".length;

/**
 * Fills an empty database with conversations that wait to be analysed, all of one company and model, as intake leaves
 * them; nothing limits the tokens that may be enqueued.
 */
export async function seedConversations(
  databaseUrl: string,
  { count, messageCount }: { count: number; messageCount: number },
): Promise<void> {
  const empty = measureInputLine({ id: randomUUID(), sessionId: randomUUID(), model: MODEL, messages: [] }).bytes;
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("SET synchronous_commit = off; SET work_mem = '128MB'");
    await client.query(`UPDATE "AIModel" SET "enqueuedTokenLimit" = NULL`);
    await client.query(`INSERT INTO "Company" (name) VALUES ('Acme')`);
    await client.query(
      `INSERT INTO "Session" ("companyId", "startTime", "endTime")
       SELECT company.id, made, made
         FROM "Company" company, generate_series(1, $1) AS n, LATERAL (SELECT now() - n * interval '1 minute' AS made) AS at`,
      [count],
    );
    await client.query(
      `INSERT INTO "Message" ("sessionId", "order", "timestamp", role, content)
       SELECT id, number, "startTime" + number * interval '20 seconds', CASE number % 2 WHEN 0 THEN 'User' ELSE 'Assistant' END,
              format((CASE number % 2 WHEN 0 THEN ${listed(USER_TALK)} ELSE ${listed(ASSISTANT_TALK)} END)
                       [1 + (hashint4extended(number, hashtext(id::text)) & 1023)::int % 5],
                     hashint4extended(number, hashtext(id::text)) & 16383)
         FROM "Session", generate_series(0, $1 - 1) AS number`,
      [messageCount],
    );
    await client.query(
      `INSERT INTO "AIProcessingRequest" ("sessionId", "companyId", model, "requestedAt", "estimatedInputBytes", "estimatedInputTokens")
       SELECT session.id, "companyId", '${MODEL}', "startTime", bytes, ceil(bytes / 4.0)
         FROM "Session" session,
              LATERAL (SELECT ${empty} + sum(octet_length(content) + length(role) + ${MESSAGE_ENVELOPE_BYTES})::int AS bytes
                         FROM "Message" WHERE "sessionId" = session.id) AS measured`,
    );
    await client.query("VACUUM (ANALYZE)");
  } finally {
    await client.end();
  }
}
