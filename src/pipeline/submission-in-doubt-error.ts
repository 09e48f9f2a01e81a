/**
 * What became of an earlier or a simultaneous try to send the batch cannot be told yet. Nothing is wrong, and nothing
 * may be created now: look again later.
 */
export class SubmissionInDoubtError extends Error {
  override readonly name = "SubmissionInDoubtError";
}
