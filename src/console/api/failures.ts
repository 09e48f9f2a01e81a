import { TRPCClientError } from "@trpc/client";

/** What the API answered outside of tRPC, in words for a person; `status` is null when it did not answer. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly status: number | null;

  constructor(status: number | null, message: string) {
    super(message);
    this.status = status;
  }
}

/** The HTTP status that the server answered with; null when it did not answer. */
function statusOf(error: unknown): number | null {
  if (error instanceof ProblemError) return error.status;
  if (!(error instanceof TRPCClientError)) return null;
  const answer: unknown = error.data;
  if (typeof answer !== "object" || answer === null || !("httpStatus" in answer)) return null;
  return typeof answer.httpStatus === "number" ? answer.httpStatus : null;
}

/** The session is over, or was ended elsewhere. */
export function isSignedOut(error: unknown): boolean {
  return statusOf(error) === 401;
}

/** What was asked for is not there, or no longer. */
export function isNotFound(error: unknown): boolean {
  return statusOf(error) === 404;
}

/** Whether the same call may succeed in a moment: no answer, or a fault of the server's. */
export function mayPass(error: unknown): boolean {
  const status = statusOf(error);
  return status === null || status >= 500;
}

/** What to tell a person about a call that failed. */
export function explainFailure(error: unknown): string {
  if (error instanceof ProblemError) return error.message;
  if (statusOf(error) === null) return "The server does not answer. Check that it runs and that you are connected.";
  return error instanceof Error ? error.message : "Something went wrong on our side.";
}
