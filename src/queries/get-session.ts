import type { Database } from "../database/client.ts";
import { isUuid } from "../domain/uuid.ts";
import { AppError } from "../shared/errors.ts";

/**
 * A session with all that is known of it but its messages: what the CSV said, what the analysis found, how far it has
 * come, and its requests, the newest first.
 *
 * @throws {AppError} NOT_FOUND
 */
export async function getSession(database: Database, id: string) {
  const session = isUuid(id) ? await findSession(database, id) : null;
  if (session === null) throw new AppError("NOT_FOUND", `There is no session ${id}.`);
  const { company, import: imported, questions, _count, ...rest } = session;
  return {
    ...rest,
    companyName: company.name,
    imported,
    questions: questions.map(({ question }) => question.content),
    messageCount: _count.messages,
  };
}

function findSession(database: Database, id: string) {
  return database.session.findUnique({
    where: { id },
    select: {
      id: true,
      companyId: true,
      startTime: true,
      endTime: true,
      ipAddress: true,
      country: true,
      fullTranscriptUrl: true,
      avgResponseTime: true,
      initialMsg: true,
      language: true,
      messagesSent: true,
      sentiment: true,
      escalated: true,
      forwardedHr: true,
      category: true,
      summary: true,
      company: { select: { name: true } },
      // Without the raw transcript, which may be long: the messages are what is in it.
      import: {
        select: {
          externalSessionId: true,
          startTimeRaw: true,
          endTimeRaw: true,
          ipAddress: true,
          countryCode: true,
          language: true,
          messagesSent: true,
          sentimentRaw: true,
          escalatedRaw: true,
          forwardedHrRaw: true,
          fullTranscriptUrl: true,
          avgResponseTimeSeconds: true,
          tokens: true,
          tokensEur: true,
          category: true,
          initialMessage: true,
          error: true,
          createdAt: true,
        },
      },
      questions: { orderBy: { order: "asc" }, select: { question: { select: { content: true } } } },
      stages: {
        select: { stage: true, status: true, startedAt: true, completedAt: true, errorMessage: true, retryCount: true },
      },
      requests: {
        orderBy: [{ requestedAt: "desc" }, { id: "desc" }],
        take: 50,
        select: {
          id: true,
          processingStatus: true,
          model: true,
          attempt: true,
          batchId: true,
          requestedAt: true,
          completedAt: true,
          errorCode: true,
        },
      },
      _count: { select: { messages: true } },
    },
  });
}
