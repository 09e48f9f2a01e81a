/** When a set is full: at so many items, at so much of what they weigh, or with the first to come so long after its first. */
export type SetLimits<T> = {
  maxCount: number;
  maxWeight?: number;
  weigh?: (item: T) => number;
  maxMilliseconds?: number;
};

/** Groups items into sets, in their order. */
export async function* inSets<T>(source: AsyncIterable<T> | Iterable<T>, limits: SetLimits<T>): AsyncGenerator<T[]> {
  const { maxCount, maxWeight = Number.POSITIVE_INFINITY, maxMilliseconds = Number.POSITIVE_INFINITY } = limits;
  let set: T[] = [];
  let weight = 0;
  let begunAt = 0;
  for await (const item of source) {
    if (set.length === 0) begunAt = performance.now();
    set.push(item);
    weight += limits.weigh?.(item) ?? 0;
    const isFull = set.length >= maxCount || weight >= maxWeight || performance.now() - begunAt >= maxMilliseconds;
    if (!isFull) continue;
    yield set;
    set = [];
    weight = 0;
  }
  if (set.length > 0) yield set;
}
