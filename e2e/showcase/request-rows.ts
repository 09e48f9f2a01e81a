import { randomUUID } from "node:crypto";
import type { Prisma } from "../../src/database/generated/client.ts";
import type { RequestStatus } from "../../src/domain/request-status.ts";
import type { Random } from "../../src/testing/chaos/random.ts";
import { CONVERSATIONS, type Conversation } from "./conversations.ts";
import type { Mishap } from "./mishaps.ts";

/** Everything that comes with requests, to be written table by table. */
export type Rows = {
  imports: Prisma.SessionImportCreateManyInput[];
  sessions: Prisma.SessionCreateManyInput[];
  messages: Prisma.MessageCreateManyInput[];
  stages: Prisma.SessionProcessingStatusCreateManyInput[];
  requests: Prisma.AIProcessingRequestCreateManyInput[];
  attempts: Prisma.AIRequestAttemptCreateManyInput[];
};

export const noRows = (): Rows => ({ imports: [], sessions: [], messages: [], stages: [], requests: [], attempts: [] });

/** Where a request stands. `finishedAt` is null while it waits or is under way, `mishap` where nothing went wrong. */
export type Standing = {
  companyId: string;
  model: string;
  batchId: string | null;
  requestedAt: Date;
  finishedAt: Date | null;
  status: RequestStatus;
  mishap: Mishap | null;
};

/** EUR per token in a batch; without one, it is twice that. */
const COST = { prompt: 1.16e-6, completion: 4.6e-6 } as const;

/** Adds a request with its session, its messages and, when it is at its end, its attempt. */
export function addRequest(rows: Rows, standing: Standing, random: Random): void {
  const conversation = random.pick(CONVERSATIONS);
  const [sessionId, requestId, importId] = [randomUUID(), randomUUID(), randomUUID()];
  const { companyId, model, batchId, requestedAt, finishedAt, status, mishap } = standing;
  const isDone = finishedAt !== null && mishap === null;
  const startTime = new Date(requestedAt.getTime() - random.int(2, 40) * 3_600_000);
  addSession(rows, { sessionId, importId, companyId, startTime, isDone, conversation }, random);
  const tokens = { promptTokens: random.int(520, 980), completionTokens: random.int(70, 150) };
  const totalCostEur = tokens.promptTokens * COST.prompt + tokens.completionTokens * COST.completion;
  const error = { errorCode: mishap?.code ?? null, errorMessage: mishap?.message ?? null };
  const outcome = finishedAt === null ? {} : { ...tokens, ...error, totalCostEur };
  const result = { ...outcome, success: isDone, completedAt: finishedAt };
  rows.requests.push({
    id: requestId,
    sessionId,
    companyId,
    model,
    batchId,
    requestedAt,
    processingStatus: status,
    estimatedInputTokens: tokens.promptTokens,
    estimatedInputBytes: tokens.promptTokens * 4,
    ...(finishedAt === null ? {} : result),
  });
  if (finishedAt === null) return;
  rows.attempts.push({
    requestId,
    companyId,
    model,
    attempt: 1,
    batchId,
    succeeded: isDone,
    finishedAt,
    ...outcome,
    syncCostEur: totalCostEur * 2,
  });
}

type SessionFacts = {
  sessionId: string;
  importId: string;
  companyId: string;
  startTime: Date;
  isDone: boolean;
  conversation: Conversation;
};

function addSession(rows: Rows, facts: SessionFacts, random: Random): void {
  const { sessionId, importId, companyId, startTime, isDone, conversation } = facts;
  const { lines, language, country, category, sentiment, escalated, forwardedHr, summary } = conversation;
  const times = lines.map((_, index) => new Date(startTime.getTime() + index * random.int(20, 60) * 1000));
  const externalSessionId = `hr-${startTime.toISOString().slice(2, 10).replaceAll("-", "")}-${importId.slice(0, 6)}`;
  const startTimeRaw = startTime.toISOString();
  rows.imports.push({ id: importId, companyId, externalSessionId, startTimeRaw, endTimeRaw: startTimeRaw });
  rows.sessions.push({
    id: sessionId,
    importId,
    companyId,
    startTime,
    endTime: times.at(-1) ?? startTime,
    country,
    avgResponseTime: random.int(8, 50) / 10,
    initialMsg: lines[0] ?? null,
    ...(isDone && { language, category, sentiment, escalated, forwardedHr, summary }),
    messagesSent: Math.ceil(lines.length / 2),
  });
  lines.forEach((content, order) => {
    const role = order % 2 === 0 ? "User" : "Assistant";
    rows.messages.push({ sessionId, order, timestamp: times[order] ?? null, role, content });
  });
  rows.stages.push({ sessionId, stage: "AI_ANALYSIS", status: isDone ? "COMPLETED" : "PENDING" });
}
