/** Where quickstart says what it is doing. */
export type Screen = {
  /** Does a step; says that it began when it takes a while, and how long it took when it is done. */
  step<T>(label: string, work: () => Promise<T>): Promise<T>;
  say(text: string): void;
};

/** A step that takes longer than this says that it goes on, and again after each such time. */
const SIGN_OF_LIFE_MILLISECONDS = 5000;

/**
 * Plain lines, which read the same in a terminal and in a file.
 *
 * @param signal when it is aborted no further step begins: `step` throws its reason
 */
export function createScreen(output: NodeJS.WritableStream, signal: AbortSignal): Screen {
  const say = (text: string) => {
    output.write(`${text}\n`);
  };
  return {
    say,
    async step(label, work) {
      signal.throwIfAborted();
      const startedAt = performance.now();
      const seconds = () => ((performance.now() - startedAt) / 1000).toFixed(1);
      const timer = setInterval(() => say(`    … ${label}, ${seconds()} s so far`), SIGN_OF_LIFE_MILLISECONDS);
      try {
        const result = await work();
        say(`  ✓ ${label} (${seconds()} s)`);
        return result;
      } finally {
        clearInterval(timer);
      }
    },
  };
}
