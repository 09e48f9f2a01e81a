/** What has been opened, to be closed in reverse. */
export type Closer = {
  /** To be called by `close`, before everything that was added earlier. */
  add(close: () => Promise<unknown>): void;
  /** Closes everything once, also what comes after a failure; then throws the first failure. */
  close(): Promise<void>;
};

function createCloser(): Closer {
  const opened: (() => Promise<unknown>)[] = [];
  return {
    add: (close) => opened.push(close),
    async close() {
      const failures: unknown[] = [];
      for (let close = opened.pop(); close !== undefined; close = opened.pop()) {
        await close().catch((error: unknown) => failures.push(error));
      }
      if (failures.length > 0) throw failures[0];
    },
  };
}

/** Runs `open`; when that fails, closes what it had opened by then. */
export async function openAll<T>(open: (closer: Closer) => Promise<T>): Promise<T> {
  const closer = createCloser();
  try {
    return await open(closer);
  } catch (error) {
    await closer.close().catch(() => undefined);
    throw error;
  }
}
