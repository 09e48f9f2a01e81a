/**
 * What a ratio, and where it says so the figure itself, must come to. A ratio is the figure over its reference:
 * `atMost` where less is better, `atLeast` where more is.
 */
export type Reach = {
  ratio: { atMost: number } | { atLeast: number };
  /** In the figure's own unit. */
  value?: { below: number };
  /** How long somebody else waits at most meanwhile, in milliseconds. */
  wait?: { below: number };
};

/** One measured figure beside what it is measured against, both taken in the same run. */
export type Figure = {
  title: string;
  reference: string;
  unit: "ms" | "MB" | "requests/s" | "rows/s";
  value: number;
  referenceValue: number;
  /** How the two compare, as `reach` means it: for times "so many times faster" is the reference over the figure. */
  ratio: number;
  reach: Reach;
  /** How long somebody else had to wait at most, in milliseconds. */
  longestWait?: number;
  /** What else was seen, for people. */
  note?: string;
};

/** Whether a figure is what it should be. */
export function holds({ ratio, value, reach, longestWait = 0 }: Figure): boolean {
  const isNear = "atMost" in reach.ratio ? ratio <= reach.ratio.atMost : ratio >= reach.ratio.atLeast;
  const isShort = reach.wait === undefined || longestWait < reach.wait.below;
  return isNear && isShort && (reach.value === undefined || value < reach.value.below);
}
