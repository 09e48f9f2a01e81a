import { setTimeout as wait } from "node:timers/promises";
import { Client } from "pg";

/** Between two writes: how long it waits for each is what matters, not how much of the machine it takes. */
const PAUSE_MILLISECONDS = 5;

/** Which row to update next; over the other's connection, and not part of what it waits for. */
export type PickRow = (other: Client) => Promise<string>;

/** How many rows somebody updated, and how long in milliseconds any of the updates took at most. */
export type OthersWrites = { count: number; longestWait: number };

/**
 * Runs `act` while others update one row after the other, each by itself, over a connection of their own.
 *
 * @returns what `act` returns, and of each of the others what came of its writes
 */
export async function whileOthersWrite<T, Name extends string>(
  databaseUrl: string,
  picks: Readonly<Record<Name, PickRow>>,
  act: () => Promise<T>,
): Promise<{ result: T; writes: Record<Name, OthersWrites> }> {
  const others = await Promise.all(
    Object.entries<PickRow>(picks).map(async ([name, pick]) => [name, await startWriting(databaseUrl, pick)] as const),
  );
  const stop = () => Promise.all(others.map(async ([name, other]) => [name, await other.stop()] as const));
  try {
    const result = await act();
    return { result, writes: Object.fromEntries(await stop()) as Record<Name, OthersWrites> };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startWriting(databaseUrl: string, pick: PickRow): Promise<{ stop: () => Promise<OthersWrites> }> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const seen = { count: 0, longestWait: 0, isOver: false };
  const write = async () => {
    const id = await pick(client);
    const startedAt = performance.now();
    await client.query(`UPDATE "AIProcessingRequest" SET "updatedAt" = now() WHERE id = $1`, [id]);
    return performance.now() - startedAt;
  };
  const writeOnAndOn = async () => {
    while (!seen.isOver) {
      seen.longestWait = Math.max(seen.longestWait, await write());
      seen.count++;
      await wait(PAUSE_MILLISECONDS);
    }
  };
  // What a connection's first write costs besides, nobody waits for.
  await write();
  const writing = writeOnAndOn();
  return {
    async stop() {
      seen.isOver = true;
      try {
        await writing;
      } finally {
        await client.end();
      }
      return { count: seen.count, longestWait: seen.longestWait };
    },
  };
}
