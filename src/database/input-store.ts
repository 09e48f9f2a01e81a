import type { PromptMessage } from "../domain/prompt.ts";
import { type Database, readRows, type Transaction } from "./client.ts";
import { sql } from "./sql.ts";

/** A claimed request with the conversation that it asks about, oldest message first. */
export type InputRequest = { id: string; sessionId: string; messages: PromptMessage[] };

type Row = { id: string; sessionId: string; messages: [at: number | null, role: string, content: string][] | null };

/**
 * The next claimed requests of a batch after `afterId`, in the order of their ids, which is that of the input file: at
 * most `limit`, and no more than `bytes` of input by their estimates, but at least one while there is one.
 */
export async function listInputRequests(
  database: Database,
  set: { batchId: string; afterId: string | null; limit: number; bytes: number },
): Promise<InputRequest[]> {
  const { batchId, afterId, limit, bytes } = set;
  const rows = await readRows<Row>(
    database,
    sql`
    SELECT request.id, request."sessionId",
           (SELECT json_agg(json_build_array(date_part('epoch', message."timestamp"), message.role, message.content)
                            ORDER BY message."order")
              FROM "Message" message WHERE message."sessionId" = request."sessionId") AS messages
      FROM (
        SELECT id, "sessionId", sum("estimatedInputBytes") OVER (ORDER BY id) - "estimatedInputBytes" AS "bytesBefore"
          FROM (
            SELECT id, "sessionId", "estimatedInputBytes"
              FROM "AIProcessingRequest"
             WHERE "batchId" = ${batchId}::uuid AND "processingStatus" = 'BATCHING_IN_PROGRESS'
               AND id > coalesce(${afterId}::uuid, '00000000-0000-0000-0000-000000000000')
             ORDER BY id
             LIMIT ${limit}) claimed) request
     WHERE request."bytesBefore" < ${bytes}
     ORDER BY request.id`,
  );
  return rows.map(({ messages, ...row }) => ({
    ...row,
    messages: (messages ?? []).map(([at, role, content]) => ({
      timestamp: at === null ? null : new Date(at * 1000),
      role,
      content,
    })),
  }));
}

/** The ids of a batch's claimed requests after `afterId`, in order. */
export async function listClaimedIds(
  database: Database | Transaction,
  { batchId, afterId, limit }: { batchId: string; afterId: string | null; limit: number },
): Promise<string[]> {
  const rows = await database.$queryRaw<{ id: string }[]>`
    SELECT id FROM "AIProcessingRequest"
     WHERE "batchId" = ${batchId}::uuid AND "processingStatus" = 'BATCHING_IN_PROGRESS'
       AND id > coalesce(${afterId}::uuid, '00000000-0000-0000-0000-000000000000')
     ORDER BY id
     LIMIT ${limit}`;
  return rows.map((row) => row.id);
}
