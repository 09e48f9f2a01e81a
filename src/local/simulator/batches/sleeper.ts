/** The longest time that a timer of Node takes. */
const MAX_TIMER_MS = 2 ** 31 - 1;

export type Sleeper = {
  /** Waits until a time (milliseconds; null: for ever), until it is woken by name, or until the signal. */
  sleep(name: string, until: number | null, signal: AbortSignal): Promise<void>;
  wake(name: string): void;
};

export function createSleeper(): Sleeper {
  const sleeping = new Map<string, () => void>();
  return {
    sleep: (name, until, signal) =>
      new Promise((resolve) => {
        const delay = until === null ? MAX_TIMER_MS : Math.min(MAX_TIMER_MS, Math.max(0, until - Date.now()));
        const timer = setTimeout(wake, delay);
        function wake() {
          clearTimeout(timer);
          sleeping.delete(name);
          signal.removeEventListener("abort", wake);
          resolve();
        }
        sleeping.set(name, wake);
        signal.addEventListener("abort", wake);
        if (signal.aborted) wake();
      }),
    wake: (name) => sleeping.get(name)?.(),
  };
}
