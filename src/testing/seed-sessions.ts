import { randomUUID } from "node:crypto";
import type { Database } from "../database/client.ts";
import type { CompanyStatus } from "../database/generated/enums.ts";
import { measureInputLine } from "../domain/prompt.ts";

export type SeedSessions = {
  count: number;
  company?: string;
  companyStatus?: CompanyStatus;
  model?: string;
  /** Messages of every session; none makes a session that cannot be analysed. */
  messages?: readonly { role: string; content: string }[];
  /** Overrides the estimates that intake would have made. */
  tokens?: number;
  bytes?: number;
};

const TALK = [
  { role: "User", content: "How many vacation days do I have left?" },
  { role: "Assistant", content: "You have eleven days left this year." },
  { role: "User", content: "Thank you, that is great!" },
];

const SET_SIZE = 5000;
const START = new Date("2026-11-01T08:00:00Z");

/** Sessions with their messages and one pending request each, as intake leaves them; written in sets. */
export async function seedSessions(database: Database, input: SeedSessions): Promise<string[]> {
  const {
    count,
    company: name = "Acme",
    companyStatus: status = "ACTIVE",
    model = "gpt-4o-mini",
    messages = TALK,
  } = input;
  const { id: companyId } = await database.company.upsert({
    where: { name },
    create: { name, status },
    update: { status },
  });
  const timed = messages.map((message, order) => ({
    ...message,
    timestamp: new Date(START.getTime() + order * 60_000),
  }));
  const measured = measureInputLine({ id: randomUUID(), sessionId: randomUUID(), model, messages: timed });
  const { tokens = measured.tokens, bytes = measured.bytes } = input;
  const ids: string[] = [];
  for (let from = 0; from < count; from += SET_SIZE) {
    const sessions = Array.from({ length: Math.min(SET_SIZE, count - from) }, () => randomUUID());
    await database.$executeRaw`
      INSERT INTO "Session" (id, "companyId", "startTime", "endTime")
      SELECT id, ${companyId}::uuid, ${START}::timestamptz, ${START}::timestamptz FROM unnest(${sessions}::uuid[]) AS session (id)`;
    await database.$executeRaw`
      INSERT INTO "Message" ("sessionId", "order", "timestamp", role, content)
      SELECT session.id, message."order", message."timestamp", message.role, message.content
        FROM unnest(${sessions}::uuid[]) AS session (id)
       CROSS JOIN jsonb_to_recordset(${JSON.stringify(timed.map((each, order) => ({ ...each, order })))}::jsonb)
          AS message ("order" int, "timestamp" timestamptz, role text, content text)`;
    const requests = await database.$queryRaw<{ id: string }[]>`
      INSERT INTO "AIProcessingRequest" ("sessionId", "companyId", model, "estimatedInputTokens", "estimatedInputBytes")
      SELECT id, ${companyId}::uuid, ${model}, ${tokens}::int, ${bytes}::int FROM unnest(${sessions}::uuid[]) AS session (id)
      RETURNING id`;
    ids.push(...requests.map((request) => request.id));
  }
  return ids;
}
