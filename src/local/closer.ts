/** What has been opened, to be closed in reverse. */
export type Closer = {
  /** To be called by `close`, before everything that was added earlier. */
  add(close: () => Promise<unknown>): void;
  /** Closes everything once, however often it is called, also what comes after a failure; then throws the first. */
  close(): Promise<void>;
};

function createCloser(): Closer {
  const opened: (() => Promise<unknown>)[] = [];
  let closing: Promise<void> | undefined;
  const closeAll = async () => {
    const failures: unknown[] = [];
    for (let close = opened.pop(); close !== undefined; close = opened.pop()) {
      await close().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  };
  return {
    add: (close) => opened.push(close),
    close() {
      closing ??= closeAll();
      return closing;
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
