/**
 * Works on several items of a stream at once and yields results as they come, in any order. No more than `concurrency`
 * items are in work, as many results wait, however slow the reader is, and one item more has been read, so that the source
 * is at work as well. Once a piece of work or the source throws, nothing further is begun, and what is in work is waited
 * for.
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
      const next = running.size < concurrency ? pulled.shift() : undefined;
      if (next !== undefined) {
        const { done, value } = await next;
        if (done === true) isAtEnd = true;
        else start(value);
      }
      if (pulled.length === 0 && !isPulling && !isAtEnd) pull();
      if (isAtEnd && running.size === 0 && results.length === 0) return;
      await change.promise;
      change = Promise.withResolvers();
    }
  } finally {
    await Promise.allSettled(running);
    await items.return?.();
  }
}
