/**
 * What an error code means for a request, in one table. `retryable`: it goes back by itself until the limit of
 * attempts; `final`: an operator decides. Codes are OpenAI's where it has one, ours otherwise.
 */
export const FAILURES = {
  result_missing: { retryable: true, meaning: "The provider finished the batch without an answer for this request." },
  batch_expired: { retryable: true, meaning: "The batch's 24 hours ended before this request was run." },
  batch_cancelled: { retryable: false, meaning: "The batch was cancelled before this request was run." },
  batch_failed: { retryable: true, meaning: "The provider refused the whole batch; nothing was run." },
  batch_vanished: { retryable: true, meaning: "The provider no longer knows the batch." },
  submission_refused: { retryable: false, meaning: "The provider refused to create the batch." },
  invalid_input_line: { retryable: false, meaning: "The provider found this request's line invalid." },
  input_too_large: { retryable: false, meaning: "The conversation alone exceeds the limits of an input file." },
  no_messages: { retryable: false, meaning: "The session has no messages, so there is nothing to analyse." },
  unreadable_result: { retryable: true, meaning: "The result line could not be read." },
  invalid_output: { retryable: true, meaning: "The answer does not fit the analysis contract." },
  output_truncated: { retryable: true, meaning: "The answer was cut off before it was complete." },
  refusal: { retryable: false, meaning: "The model declined to answer." },
  content_filter: { retryable: false, meaning: "The provider's content filter stopped the answer." },
  rate_limit_exceeded: { retryable: true, meaning: "The provider was over its rate limit." },
  server_error: { retryable: true, meaning: "The provider had an internal error." },
  timeout: { retryable: true, meaning: "The provider did not finish in time." },
  conflict: { retryable: true, meaning: "The provider was busy with something that this request conflicts with." },
  context_length_exceeded: { retryable: false, meaning: "The conversation is longer than the model can read." },
  invalid_request: { retryable: false, meaning: "The provider found the request invalid." },
} as const satisfies Record<string, { retryable: boolean; meaning: string }>;

export type FailureCode = keyof typeof FAILURES;

export type Failure = { code: string; message: string; retryable: boolean };

/** A failure of ours, with the table's word on whether it is worth another attempt. */
export function failureOf(code: FailureCode, message: string = FAILURES[code].meaning): Failure {
  return { code, message, retryable: FAILURES[code].retryable };
}

/**
 * A failure that the provider reported for one row. Its own code is kept where it has one; what is not in the table is
 * judged by the HTTP status, as OpenAI documents it: 408, 409, 429 and 5xx may pass, any other 4xx will not.
 */
export function providerFailure(error: {
  status: number | null;
  code: string | null;
  type: string | null;
  message: string | null;
}): Failure {
  const code = error.code || error.type || codeOfStatus(error.status);
  const known = isFailureCode(code) ? FAILURES[code] : undefined;
  const retryable = known?.retryable ?? isPassingStatus(error.status);
  return { code, message: error.message || known?.meaning || "The provider gave no reason.", retryable };
}

function isFailureCode(code: string): code is FailureCode {
  return Object.hasOwn(FAILURES, code);
}

function codeOfStatus(status: number | null): FailureCode {
  if (status === null || status >= 500) return "server_error";
  if (status === 429) return "rate_limit_exceeded";
  if (status === 409) return "conflict";
  return status === 408 ? "timeout" : "invalid_request";
}

function isPassingStatus(status: number | null): boolean {
  return status === null || status >= 500 || [408, 409, 429].includes(status);
}
