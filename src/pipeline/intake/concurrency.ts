/**
 * Works on several items of a stream at once and yields results as they come, in any order. No more than `concurrency`
 * items are in work and as many results wait, however slow the reader is. Once a piece of work or the source throws,
 * nothing further is begun, and what is in work is waited for.
 */
export async function* mapConcurrently<T, R>(
  source: AsyncIterable<T>,
  concurrency: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const items = source[Symbol.asyncIterator]();
  const running = new Set<Promise<R>>();
  const results: Promise<R>[] = [];
  const pulled: Promise<IteratorResult<T>>[] = [];
  let isPulling = false;
  let isAtEnd = false;
  let change = Promise.withResolvers<void>();

  const whenSettled = (task: Promise<unknown>, react: () => void) => {
    const settle = () => {
      react();
      change.resolve();
    };
    task.then(settle, settle);
  };
  const pull = () => {
    const next = items.next();
    isPulling = true;
    whenSettled(next, () => {
      isPulling = false;
      pulled.push(next);
    });
  };
  const start = (item: T) => {
    const task = work(item);
    running.add(task);
    whenSettled(task, () => {
      running.delete(task);
      results.push(task);
    });
  };

  try {
    while (true) {
      yield* results.splice(0);
      for (const next of pulled.splice(0)) {
        const { done, value } = await next;
        if (done === true) isAtEnd = true;
        else start(value);
      }
      if (!isPulling && !isAtEnd && running.size < concurrency) pull();
      if (isAtEnd && running.size === 0 && results.length === 0) return;
      await change.promise;
      change = Promise.withResolvers();
    }
  } finally {
    await Promise.allSettled(running);
    await items.return?.();
  }
}

/** When a set is full: at so many items, at so much of what they weigh, or with the first to come so long after its first. */
type SetLimits<T> = {
  maxCount: number;
  maxWeight: number;
  weigh: (item: T) => number;
  maxMilliseconds?: number;
};

/** Groups a stream into sets. */
export async function* inSets<T>(
  source: AsyncIterable<T>,
  { maxCount, maxWeight, weigh, maxMilliseconds = Number.POSITIVE_INFINITY }: SetLimits<T>,
): AsyncGenerator<T[]> {
  let set: T[] = [];
  let weight = 0;
  let begunAt = 0;
  for await (const item of source) {
    if (set.length === 0) begunAt = performance.now();
    set.push(item);
    weight += weigh(item);
    const isFull = set.length >= maxCount || weight >= maxWeight || performance.now() - begunAt >= maxMilliseconds;
    if (!isFull) continue;
    yield set;
    set = [];
    weight = 0;
  }
  if (set.length > 0) yield set;
}
