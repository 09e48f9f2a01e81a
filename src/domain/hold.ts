/**
 * Why the pipeline holds back, by scope:
 * - `provider`: the key or the account is refused; nothing is sent or asked until it is accepted again;
 * - `throttle`: the provider asked us to wait before anything more is sent;
 * - `stuck`: nothing is held back, but batches have been under way for longer than they may be;
 * - `model:<name>`: the provider found the model's enqueued tokens over its limit; nothing of that model is sent for a while;
 * - `budget:<name>`: our own sum of the model's enqueued tokens leaves no room; the rest waits for a batch to end.
 */
export const PROVIDER_HOLD = "provider";

export const THROTTLE_HOLD = "throttle";

export const STUCK_HOLD = "stuck";

export function modelHold(model: string): string {
  return `model:${model}`;
}

export function budgetHold(model: string): string {
  return `budget:${model}`;
}

/** OpenAI's code of a batch that failed because the organisation's enqueued tokens of the model are over the limit. */
export const TOKEN_LIMIT_CODE = "token_limit_exceeded";

const FIRST_PAUSE_SECONDS = 60;
const LONGEST_PAUSE_SECONDS = 3600;

/** Until when to wait when the provider said for how long; never longer than an hour, whatever it said. */
export function throttledUntil(retryAfterSeconds: number, now: Date): Date {
  return new Date(now.getTime() + Math.min(LONGEST_PAUSE_SECONDS, retryAfterSeconds) * 1000);
}

/** How long a model rests after its `count`-th refusal in a row: a minute, then twice as long each time, up to an hour. */
export function tokenLimitPauseSeconds(count: number): number {
  return Math.min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2 ** Math.max(0, count - 1));
}
