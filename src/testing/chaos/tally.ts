/** Counts what happens, by name. */
export type Tally = {
  count(name: string, times?: number): void;
  /** By name, in the alphabet's order. */
  entries(): [string, number][];
  /** How often anything happened whose name begins so. */
  total(prefix: string): number;
};

export function createTally(): Tally {
  const counts = new Map<string, number>();
  const entries = () => [...counts].sort(([a], [b]) => a.localeCompare(b));
  return {
    count: (name, times = 1) => {
      if (times > 0) counts.set(name, (counts.get(name) ?? 0) + times);
    },
    entries,
    total: (prefix) => entries().reduce((sum, [name, count]) => (name.startsWith(prefix) ? sum + count : sum), 0),
  };
}
