import type { Database } from "../database/client.ts";
import { PROMPT_VERSION, promptOf } from "../domain/prompt.ts";
import { AppError } from "../shared/errors.ts";

/** `isCurrent`: the prompt has not changed since the request was made, so that it was, or will be, sent as it stands here. */
export type RequestPrompt = { isCurrent: boolean; messages: { role: string; content: string }[] };

/**
 * What is, or was, sent to the model for a request.
 *
 * @throws {AppError} NOT_FOUND
 */
export async function getRequestPrompt(database: Database, id: string): Promise<RequestPrompt> {
  const request = await database.aIProcessingRequest.findUnique({
    where: { id },
    select: {
      sessionId: true,
      promptVersion: true,
      session: {
        select: {
          messages: { orderBy: { order: "asc" }, select: { timestamp: true, role: true, content: true } },
        },
      },
    },
  });
  if (request === null) throw new AppError("NOT_FOUND", "There is no request with this id.");
  const { sessionId, promptVersion, session } = request;
  return { isCurrent: promptVersion === PROMPT_VERSION, messages: [...promptOf({ sessionId, ...session })] };
}
