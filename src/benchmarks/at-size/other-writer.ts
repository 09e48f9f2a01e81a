import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";

/** Between two writes: how long it waits for each is what matters, not how much of the machine it takes. */
const PAUSE_MILLISECONDS = 5;

/** Which row to update next; over the other's connection, and not part of what it waits for. */
export type PickRow = (other: Client) => Promise<string>;

/**
 * Runs `act` while somebody else updates one row after the other, each by itself, over a connection of its own.
 *
 * @returns what `act` returns, and how long in milliseconds the other waited for any of the updates at most
 */
export async function whileOthersWrite<T>(
  databaseUrl: string,
  pick: PickRow,
  act: () => Promise<T>,
): Promise<{ result: T; longestWait: number; writeCount: number }> {
  const other = new Client({ connectionString: databaseUrl });
  await other.connect();
  const seen = { longestWait: 0, writeCount: 0, isOver: false };
  const write = async () => {
    const id = await pick(other);
    const startedAt = performance.now();
    await other.query(`UPDATE "AIProcessingRequest" SET "updatedAt" = now() WHERE id = $1`, [id]);
    return performance.now() - startedAt;
  };
  const writeOnAndOn = async () => {
    while (!seen.isOver) {
      seen.longestWait = Math.max(seen.longestWait, await write());
      seen.writeCount++;
      await wait(PAUSE_MILLISECONDS);
    }
  };
  // What a connection's first write costs besides, nobody waits for.
  await write();
  const writing = writeOnAndOn();
  try {
    const result = await act();
    return { result, longestWait: seen.longestWait, writeCount: seen.writeCount };
  } finally {
    seen.isOver = true;
    await writing;
    await other.end();
  }
}
