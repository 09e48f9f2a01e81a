/**
 * Every place at which a step of the pipeline may be stopped for good, and what stands by then. A test kills the process
 * at each of them, and the chaos campaign at any: whatever is half done there has to come right by being run again.
 */
export const CRASH_POINTS = {
  "creator.groups_listed": "Nothing is done yet.",
  "creator.requests_locked": "In the transaction: the requests of the next batch are locked.",
  "creator.batch_inserted": "In the transaction: the batch is written, its requests are not claimed yet.",
  "creator.requests_claimed": "In the transaction: the requests are claimed, their job is not asked for yet.",
  "creator.job_enqueued": "In the transaction: all is written, nothing is committed.",
  "creator.batch_committed": "A batch is claimed and has its job; more may follow.",
  "submitter.batch_found": "Nothing is done yet.",
  "submitter.file_built": "The input file lies in the spool.",
  "submitter.upload_intended": "The intent to send the file is recorded; it is not sent.",
  "submitter.file_uploaded": "The provider has the file; we do not know its id.",
  "submitter.upload_adopted": "The file of an earlier try is found; its id is not recorded.",
  "submitter.file_recorded": "The file's id is recorded.",
  "submitter.creation_intended": "The intent to create the provider batch is recorded; nothing is asked for.",
  "submitter.batch_created": "The provider batch exists, and will be paid for; we do not know its id.",
  "submitter.creation_refused": "The provider did not create the batch; the intent still stands.",
  "submitter.creation_adopted": "The provider batch of an earlier try is found; its id is not recorded.",
  "submitter.batch_recorded": "The provider batch's id is recorded.",
  "submitter.batch_refused":
    "In the transaction: a batch that cannot be sent has ended; its requests are not dealt with.",
  "poller.batches_listed": "Nothing is done yet.",
  "poller.batch_retrieved": "The provider has answered about a batch; nothing of it is written.",
  "poller.status_written": "In the transaction: the answer is written, the job to apply is not asked for.",
  "poller.job_enqueued": "In the transaction: all is written, nothing is committed.",
  "poller.batch_polled": "What was seen of one batch is committed.",
  "applier.batch_found": "Nothing is done yet.",
  "applier.requests_locked": "In the transaction: the requests of a set of result lines are locked.",
  "applier.successes_written": "In the transaction: results are written, failures are not.",
  "applier.failures_written": "In the transaction: both are written, the batch's counts are not.",
  "applier.set_applied": "A set of result lines is committed; more may follow.",
  "applier.file_applied": "Every good answer of a result file is committed; no failure of it is.",
  "applier.failures_applied": "Every line of both result files is committed.",
  "applier.lines_failed": "Requests that the provider blamed are committed; the others are still claimed.",
  "applier.remainder_written": "In the transaction: a set of requests without a result is written, the counts are not.",
  "applier.remainder_applied": "No request is claimed any more; the batch has not ended.",
  "applier.batch_ended": "Everything is done.",
  "sweeper.jobs_enqueued": "In the transaction: the jobs that were missing are asked for.",
} as const;

export type CrashPointName = keyof typeof CRASH_POINTS;

export function isCrashPoint(name: string): name is CrashPointName {
  return Object.hasOwn(CRASH_POINTS, name);
}

/** Called when a step comes by. It returns, or never: then the process is no more. */
export type CrashPoint = (name: CrashPointName) => Promise<void>;

/** What production passes: nothing happens anywhere. */
export const noCrash: CrashPoint = async () => undefined;
