import { setTimeout as wait } from "node:timers/promises";
import { openDatabase } from "../../database/client.ts";

/** Between two writes: how long it waits for each is what matters, not how much of the machine it takes. */
const PAUSE_MILLISECONDS = 5;

/**
 * Runs `act` while somebody else updates these rows, each by itself and in no order, over a connection of its own.
 *
 * @returns what `act` returns, and how long in milliseconds the other waited for any of the updates at most
 */
export async function whileOthersWrite<T>(
  databaseUrl: string,
  ids: readonly string[],
  act: () => Promise<T>,
): Promise<{ result: T; longestWait: number; writeCount: number }> {
  const other = openDatabase({ databaseUrl, poolSize: 1, applicationName: "bench-other" });
  const seen = { longestWait: 0, writeCount: 0, isOver: false };
  const write = async () => {
    while (!seen.isOver) {
      const id = ids[Math.floor(Math.random() * ids.length)];
      const startedAt = performance.now();
      await other.$executeRaw`UPDATE "AIProcessingRequest" SET "updatedAt" = now() WHERE id = ${id}::uuid`;
      seen.longestWait = Math.max(seen.longestWait, performance.now() - startedAt);
      seen.writeCount++;
      await wait(PAUSE_MILLISECONDS);
    }
  };
  const writing = write();
  try {
    const result = await act();
    return { result, longestWait: seen.longestWait, writeCount: seen.writeCount };
  } finally {
    seen.isOver = true;
    await writing;
    await other.$disconnect();
  }
}
