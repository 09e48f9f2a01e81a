import pRetry from "p-retry";
import type { PipelineDependencies } from "../pipeline/dependencies.ts";
import { SubmissionInDoubtError } from "../pipeline/submission-in-doubt-error.ts";
import { ProviderError } from "../provider/provider-error.ts";

const FIRST_PAUSE_MILLISECONDS = 1000;
const LONGEST_PAUSE_MILLISECONDS = 10_000;

/** On top of the time that a doubt about a submission lasts: for a provider that is away for a moment. */
const PATIENCE_SECONDS = 60;

/**
 * Does a step again, with growing pauses, until it is through or patience is at its end; what a job's retries do in a
 * worker.
 *
 * @returns what the step returned, or null when it is still not through
 */
export async function untilSettled<T>(
  { log, settings }: Pick<PipelineDependencies, "log" | "settings">,
  context: { batchId: string; step: "submit" | "apply" },
  step: () => Promise<T>,
): Promise<T | null> {
  try {
    return await pRetry(step, {
      retries: Number.POSITIVE_INFINITY,
      minTimeout: FIRST_PAUSE_MILLISECONDS,
      maxTimeout: LONGEST_PAUSE_MILLISECONDS,
      maxRetryTime: (settings.submitDoubtSeconds + PATIENCE_SECONDS) * 1000,
      onFailedAttempt: ({ error, attemptNumber }) => {
        const facts = { ...context, attemptNumber, reason: error.message };
        if (error instanceof SubmissionInDoubtError) log.info(facts, "step.postponed");
        else log.warn(facts, "step.failed");
      },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    log.error({ ...context, reason, code: error instanceof ProviderError ? error.code : undefined }, "step.given_up");
    return null;
  }
}
