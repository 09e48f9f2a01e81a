import { setTimeout as pause } from "node:timers/promises";

/** Something that runs apart from this process, and may be killed apart from it. */
type Kept = { isRunning(): Promise<boolean>; bringBack(): Promise<unknown> };

export type Keeper = { stop(): Promise<void> };

const LOOK_MILLISECONDS = 1000;
const LONGEST_PAUSE_MILLISECONDS = 30_000;

/**
 * Brings something back whenever it is gone, with growing pauses as long as that fails, until it is stopped. Keeps no
 * process alive.
 */
export function keepRunning({ isRunning, bringBack }: Kept): Keeper {
  const stopped = new AbortController();
  const watching = watch();
  return {
    async stop() {
      stopped.abort();
      await watching;
    },
  };

  async function watch(): Promise<void> {
    let milliseconds = LOOK_MILLISECONDS;
    while (await hasPassed(milliseconds)) milliseconds = (await look()) ? LOOK_MILLISECONDS : longer(milliseconds);
  }

  async function look(): Promise<boolean> {
    try {
      if (!(await isRunning())) await bringBack();
      return true;
    } catch {
      return false;
    }
  }

  function hasPassed(milliseconds: number): Promise<boolean> {
    return pause(milliseconds, true, { ref: false, signal: stopped.signal }).catch(() => false);
  }
}

function longer(milliseconds: number): number {
  return Math.min(2 * milliseconds, LONGEST_PAUSE_MILLISECONDS);
}
