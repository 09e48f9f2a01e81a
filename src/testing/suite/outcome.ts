/** What a step of `npm test` came to, in tests; a static check counts as one. */
export type Outcome = {
  passed: number;
  failed: number;
  skipped: number;
  /** Why it failed, where the step's own output does not say so. */
  reason?: string;
};

export const PASSED: Outcome = { passed: 1, failed: 0, skipped: 0 };

export function failure(reason: string): Outcome {
  return { passed: 0, failed: 1, skipped: 0, reason };
}
