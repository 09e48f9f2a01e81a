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
