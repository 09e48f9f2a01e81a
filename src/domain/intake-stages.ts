/** How far intake takes a session. Source: LiveDash's `ProcessingStage` and `ProcessingStatus`. */
export type IntakeStage = {
  stage: "CSV_IMPORT" | "TRANSCRIPT_FETCH" | "SESSION_CREATION" | "AI_ANALYSIS";
  status: "PENDING" | "COMPLETED" | "SKIPPED";
  startedAt: Date | null;
  completedAt: Date | null;
  /** Why a stage was skipped. */
  errorMessage: string | null;
};

/**
 * The stages of a session that intake has just created. Without messages there is nothing to analyse: its analysis is
 * skipped, for a reason that says what was missing, and it never waits in a queue.
 */
export function intakeStages(session: {
  importStartedAt: Date;
  fetchStartedAt: Date;
  fetchCompletedAt: Date;
  hasTranscript: boolean;
  messageCount: number;
}): IntakeStage[] {
  const { importStartedAt, fetchStartedAt, fetchCompletedAt, hasTranscript, messageCount } = session;
  const completed = { status: "COMPLETED", errorMessage: null } as const;
  const waiting = { startedAt: null, completedAt: null };
  const fetched = { startedAt: fetchStartedAt, completedAt: fetchCompletedAt };
  const reason = hasTranscript ? "The transcript holds no message." : "The CSV names no transcript.";
  return [
    { stage: "CSV_IMPORT", ...completed, startedAt: importStartedAt, completedAt: fetchStartedAt },
    hasTranscript
      ? { stage: "TRANSCRIPT_FETCH", ...completed, ...fetched }
      : { stage: "TRANSCRIPT_FETCH", status: "SKIPPED", errorMessage: reason, ...fetched },
    { stage: "SESSION_CREATION", ...completed, startedAt: fetchCompletedAt, completedAt: fetchCompletedAt },
    messageCount > 0
      ? { stage: "AI_ANALYSIS", status: "PENDING", errorMessage: null, ...waiting }
      : { stage: "AI_ANALYSIS", status: "SKIPPED", errorMessage: reason, ...waiting },
  ];
}
