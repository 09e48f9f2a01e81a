import type { Database } from "../database/client.ts";
import { isUuid } from "../domain/uuid.ts";

/** One message of a transcript. */
export type MessageItem = { order: number; timestamp: Date | null; role: string; content: string };

/** Some messages of a session in their order, from one on; `nextOrder` is null where they end. */
export async function listMessages(
  database: Database,
  { sessionId, from, limit }: { sessionId: string; from: number; limit: number },
): Promise<{ messages: MessageItem[]; nextOrder: number | null }> {
  if (!isUuid(sessionId)) return { messages: [], nextOrder: null };
  const found = await database.message.findMany({
    where: { sessionId, order: { gte: from } },
    orderBy: { order: "asc" },
    take: limit + 1,
    select: { order: true, timestamp: true, role: true, content: true },
  });
  return { messages: found.slice(0, limit), nextOrder: found[limit]?.order ?? null };
}
