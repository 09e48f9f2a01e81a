/**
 * Works on several items of a stream at once and yields results as they come, in any order. No more than `concurrency`
 * items are in work and as many results wait, however slow the reader is. When the reader stops, or a piece of work
 * throws, the others' signal is aborted and they are waited for.
 */
export async function* mapConcurrently<T, R>(
  source: AsyncIterable<T>,
  concurrency: number,
  work: (item: T, signal: AbortSignal) => Promise<R>,
): AsyncGenerator<R> {
  const abandoned = new AbortController();
  const running = new Set<Promise<R>>();
  const settled: Promise<R>[] = [];
  let next = Promise.withResolvers<void>();

  const start = (item: T) => {
    const task = work(item, abandoned.signal);
    const settle = () => {
      running.delete(task);
      settled.push(task);
      next.resolve();
    };
    running.add(task);
    task.then(settle, settle);
  };

  const untilOneSettles = async () => {
    await next.promise;
    next = Promise.withResolvers();
  };

  try {
    for await (const item of source) {
      while (running.size >= concurrency) await untilOneSettles();
      yield* settled.splice(0);
      start(item);
    }
    while (running.size > 0) {
      await untilOneSettles();
      yield* settled.splice(0);
    }
    yield* settled.splice(0);
  } finally {
    abandoned.abort();
    await Promise.allSettled(running);
  }
}

/** Groups a stream into sets of at most `maxCount` items, a set ending early once it weighs `maxWeight`. */
export async function* inSets<T>(
  source: AsyncIterable<T>,
  { maxCount, maxWeight, weigh }: { maxCount: number; maxWeight: number; weigh: (item: T) => number },
): AsyncGenerator<T[]> {
  let set: T[] = [];
  let weight = 0;
  for await (const item of source) {
    set.push(item);
    weight += weigh(item);
    if (set.length >= maxCount || weight >= maxWeight) {
      yield set;
      set = [];
      weight = 0;
    }
  }
  if (set.length > 0) yield set;
}
