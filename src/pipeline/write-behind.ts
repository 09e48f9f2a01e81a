/**
 * Writes items in sets while the next one is being read, at most `writers` sets at a time: so the reader, the database and
 * the way between them are all at work. No more than one set beyond those is held. When this ends, also by an error,
 * nothing is being written any more.
 */
export async function writeBehind<T>(
  items: AsyncIterable<T>,
  { setSize, writers }: { setSize: number; writers: number },
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
  try {
    for await (const item of items) {
      set.push(item);
      if (set.length < setSize) continue;
      await begin(set);
      set = [];
    }
    if (set.length > 0) await begin(set);
    await Promise.all(writing);
  } finally {
    await Promise.allSettled(writing);
  }
}
