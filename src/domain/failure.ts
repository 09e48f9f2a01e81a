/**
 * What an error code means for a request, in one table. `retryable`: it goes back by itself until the limit of
 * attempts; otherwise an operator decides, as `advice` says. `needs`: no other attempt can do better before somebody
 * changes a setting, ours or the provider's. Codes are OpenAI's where it has one, ours otherwise.
 */
export const FAILURES = {
  result_missing: {
    retryable: true,
    meaning: "The provider finished the batch without an answer for this request.",
    advice: "Requeue it. When it happens often, look at the provider's status page.",
  },
  batch_expired: {
    retryable: true,
    meaning: "The batch's 24 hours ended before this request was run.",
    advice: "Requeue it. When batches keep expiring, send smaller ones: lower BATCH_MAX_REQUESTS.",
  },
  batch_cancelled: {
    retryable: false,
    meaning: "The batch was cancelled before this request was run.",
    advice: "Requeue it when the reason for cancelling is gone.",
  },
  batch_failed: {
    retryable: true,
    meaning: "The provider refused the whole batch; nothing was run.",
    advice: "Read the batch's errors, put right what they name, then requeue.",
  },
  batch_vanished: {
    retryable: true,
    meaning: "The provider no longer knows the batch.",
    advice: "Check that the key still belongs to the same project at the provider, then requeue.",
  },
  submission_refused: {
    retryable: false,
    needs: "configuration",
    meaning: "The provider refused to create the batch.",
    advice: "Check the model's name and that the account may use it in batches, then requeue.",
  },
  invalid_input_line: {
    retryable: false,
    meaning: "The provider found this request's line invalid.",
    advice: "Read the message: it says what is wrong with the line. Requeueing alone sends the same line again.",
  },
  input_too_large: {
    retryable: false,
    needs: "configuration",
    meaning: "The conversation alone exceeds the limits of an input file.",
    advice: "Raise BATCH_MAX_BYTES or the model's token limit where they are set low, then requeue. Else leave it.",
  },
  no_messages: {
    retryable: false,
    meaning: "The session has no messages, so there is nothing to analyse.",
    advice: "Import the session again once its transcript is there. Requeueing alone changes nothing.",
  },
  unreadable_result: {
    retryable: true,
    meaning: "The result line could not be read.",
    advice: "Requeue it. When it happens again, show the provider the raw answer that the attempt has kept.",
  },
  invalid_output: {
    retryable: true,
    meaning: "The answer does not fit the analysis contract.",
    advice: "Requeue it: answers differ from run to run. Its attempts show what the model wrote instead.",
  },
  output_truncated: {
    retryable: true,
    meaning: "The answer was cut off before it was complete.",
    advice: "Requeue it: answers differ from run to run.",
  },
  refusal: {
    retryable: false,
    meaning: "The model declined to answer.",
    advice: "Read the transcript. Requeueing asks the same model again; it may well decline again.",
  },
  content_filter: {
    retryable: false,
    meaning: "The provider's content filter stopped the answer.",
    advice: "Read the transcript. Requeueing seldom helps; the session then stays without an analysis.",
  },
  rate_limit_exceeded: {
    retryable: true,
    meaning: "The provider was over its rate limit.",
    advice: "Wait until fewer batches are in flight, then requeue.",
  },
  server_error: {
    retryable: true,
    meaning: "The provider had an internal error.",
    advice: "Look at the provider's status page; requeue once it is well again.",
  },
  timeout: {
    retryable: true,
    meaning: "The provider did not finish in time.",
    advice: "Requeue it.",
  },
  conflict: {
    retryable: true,
    meaning: "The provider was busy with something that this request conflicts with.",
    advice: "Requeue it.",
  },
  context_length_exceeded: {
    retryable: false,
    meaning: "The conversation is longer than the model can read.",
    advice: "Requeueing asks the same model again, in vain. Give the company a larger model for sessions to come.",
  },
  invalid_request: {
    retryable: false,
    meaning: "The provider found the request invalid.",
    advice: "Read the message: it says what is wrong. Requeueing alone sends the same request again.",
  },
} as const satisfies Record<string, { retryable: boolean; needs?: "configuration"; meaning: string; advice: string }>;

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

export function isFailureCode(code: string): code is FailureCode {
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
