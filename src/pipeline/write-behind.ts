/** When a set is full: at so many items, or sooner, at so much of what they weigh. */
type SetLimits<T> = { setSize: number; setWeight?: { most: number; of(item: T): number } };

/**
 * Writes items in sets while the next one is being read, at most `writers` sets at a time: so the reader, the database and
 * the way between them are all at work. No more than one set beyond those is held. When this ends, also by an error,
 * nothing is being written any more.
 */
export async function writeBehind<T>(
  items: AsyncIterable<T>,
  { setSize, setWeight, writers }: SetLimits<T> & { writers: number },
  write: (set: readonly T[]) => Promise<void>,
): Promise<void> {
  const writing = new Set<Promise<void>>();
  const begin = async (set: readonly T[]) => {
    if (writing.size >= writers) await Promise.race(writing);
    const written = write(set).then(() => {
      writing.delete(written);
    });
    // Its error stays in `writing`, for whoever awaits that next.
    written.catch(() => undefined);
    writing.add(written);
  };
  let set: T[] = [];
  let weight = 0;
  try {
    for await (const item of items) {
      set.push(item);
      weight += setWeight?.of(item) ?? 0;
      if (set.length < setSize && (setWeight === undefined || weight < setWeight.most)) continue;
      await begin(set);
      set = [];
      weight = 0;
    }
    if (set.length > 0) await begin(set);
    await Promise.all(writing);
  } finally {
    await Promise.allSettled(writing);
  }
}
