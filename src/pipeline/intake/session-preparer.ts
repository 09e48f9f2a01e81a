import { randomUUID } from "node:crypto";
import type { IntakeRecord, NewRequest } from "../../database/intake-store.ts";
import { intakeStages } from "../../domain/intake-stages.ts";
import type { LegacyRow } from "../../domain/legacy-csv.ts";
import type { ReadLocalTime } from "../../domain/local-time.ts";
import { measureInputLine, PROMPT_VERSION } from "../../domain/prompt.ts";
import { storableText } from "../../domain/text.ts";
import { parseTranscript, spreadTimes, type TimedMessage } from "../../domain/transcript.ts";
import type { Clock } from "../../shared/clock.ts";
import { FetchError } from "./fetch-error.ts";
import type { TranscriptFetcher } from "./transcript-fetcher.ts";

export type PreparerDependencies = {
  model: string;
  readTime: ReadLocalTime;
  fetchTranscript: TranscriptFetcher;
  clock: Clock;
  importStartedAt: Date;
};

/**
 * Fetches a session's transcript and makes of both what is to be written. A transcript that cannot be had leaves a
 * record with its reason, which the next import of the same CSV takes up again.
 */
export async function prepareSession(
  row: LegacyRow,
  { model, readTime, fetchTranscript, clock, importStartedAt }: PreparerDependencies,
  signal: AbortSignal,
): Promise<IntakeRecord> {
  const fetchStartedAt = clock.now();
  const fetched = await fetchOrFail(row.fullTranscriptUrl, fetchTranscript, signal);
  if ("error" in fetched) return { row, rawTranscriptContent: null, error: fetched.error, session: null };
  const { text } = fetched;
  const parsed = text === null ? [] : parseTranscript(text, { readTime, startTime: row.startTime });
  const startTime = row.startTime ?? parsed.find(isTimed)?.timestamp ?? row.endTime;
  const endTime = row.endTime ?? parsed.findLast(isTimed)?.timestamp ?? startTime;
  if (startTime === null || endTime === null) {
    const error = "Neither the line nor its transcript tells when the session was.";
    return { row, rawTranscriptContent: text, error, session: null };
  }
  const id = randomUUID();
  const messages = spreadTimes(parsed, { startTime, endTime });
  const stages = intakeStages({
    importStartedAt,
    fetchStartedAt,
    fetchCompletedAt: clock.now(),
    hasTranscript: text !== null,
    messageCount: messages.length,
  });
  const request = messages.length === 0 ? null : newRequest(id, model, messages);
  const session = { id, startTime, endTime, messages, stages, request };
  return { row, rawTranscriptContent: text, error: null, session };
}

async function fetchOrFail(
  reference: string | null,
  fetchTranscript: TranscriptFetcher,
  signal: AbortSignal,
): Promise<{ text: string | null } | { error: string }> {
  if (reference === null) return { text: null };
  try {
    return { text: storableText(await fetchTranscript(reference, signal)) };
  } catch (error) {
    if (error instanceof FetchError) return { error: error.message };
    throw error;
  }
}

function isTimed(message: { timestamp: Date | null }): boolean {
  return message.timestamp !== null;
}

function newRequest(sessionId: string, model: string, messages: TimedMessage[]): NewRequest {
  const id = randomUUID();
  const { bytes, tokens } = measureInputLine({ id, sessionId, model, messages });
  return { id, model, promptVersion: PROMPT_VERSION, estimatedInputTokens: tokens, estimatedInputBytes: bytes };
}
