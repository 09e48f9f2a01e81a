import type { PromptMessage } from "../domain/prompt.ts";
import { type Database, readRows, type Transaction } from "./client.ts";
import { isClaimedBy, sql } from "./sql.ts";

/** A claimed request with the conversation that it asks about, oldest message first. */
export type InputRequest = { id: string; sessionId: string; messages: PromptMessage[] };

type Row = { id: string; sessionId: string; messages: [at: number | null, role: string, content: string][] | null };

/** A claimed request, and how many bytes of input it was taken for. */
export type ClaimedInput = { id: string; estimatedBytes: number };

/**
 * All claimed requests of a batch, in the order of their ids, which is that of the input file. At once, because of a batch
 * that was claimed a moment ago the planner knows nothing: asked for the next few again and again, it would go through all
 * that are claimed by anybody each time.
 */
export async function listClaimedInputs(database: Database, batchId: string): Promise<ClaimedInput[]> {
  const [columns] = await readRows<{ ids: string[]; bytes: number[] }>(
    database,
    sql`
    SELECT coalesce(array_agg(id::text ORDER BY id), '{}') AS ids,
           coalesce(array_agg("estimatedInputBytes" ORDER BY id), '{}') AS bytes
      FROM "AIProcessingRequest"
     WHERE "batchId" = ${batchId}::uuid AND "processingStatus" = 'BATCHING_IN_PROGRESS'`,
  );
  const { ids = [], bytes = [] } = columns ?? {};
  return ids.map((id, index) => ({ id, estimatedBytes: bytes[index] ?? 0 }));
}

/** Those of these requests that the batch claims, in the order of their ids. */
export async function listInputRequests(
  database: Database,
  { batchId, ids }: { batchId: string; ids: readonly string[] },
): Promise<InputRequest[]> {
  const rows = await readRows<Row>(
    database,
    sql`
    SELECT request.id, request."sessionId",
           (SELECT json_agg(json_build_array(date_part('epoch', message."timestamp"), message.role, message.content)
                            ORDER BY message."order")
              FROM "Message" message WHERE message."sessionId" = request."sessionId") AS messages
      FROM "AIProcessingRequest" request
     WHERE id = ANY(${[...ids]}::uuid[]) AND ${isClaimedBy(batchId)}
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
