import { randomUUID } from "node:crypto";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import lockfile from "proper-lockfile";

/** Who holds a service of a data directory open. A process that was killed holds nothing. */
export type Leases = {
  /** Runs `work` while no other process may start, stop or lease the service. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  /** Holds the service open; to be called within `exclusively`. */
  take(): Promise<Lease>;
};

export type Lease = {
  /** Gives the service up; to be called within `exclusively`. @returns whether nobody holds it any more */
  giveUp(): Promise<boolean>;
};

/** The leases on the service of this name in a data directory, which exists. */
export function createLeases(directory: string, name: string): Leases {
  const folder = join(directory, `${name}-leases`);
  return {
    async exclusively(work) {
      // Within a process locks are told apart by what is locked, wherever their files lie: hence not the directory.
      const unlock = await lockfile.lock(join(directory, name), {
        realpath: false,
        lockfilePath: join(directory, `${name}.lock`),
        retries: { retries: 120, minTimeout: 100, maxTimeout: 1000 },
        stale: 15_000,
      });
      try {
        return await work();
      } finally {
        await unlock();
      }
    },
    async take() {
      await mkdir(folder, { recursive: true });
      // One process may open the same service more than once.
      const file = join(folder, `${process.pid}.${randomUUID()}`);
      await writeFile(file, "");
      return {
        async giveUp() {
          await rm(file, { force: true });
          const holders = await readdir(folder).catch(() => []);
          return !holders.some((holder) => isAlive(Number.parseInt(holder, 10)));
        },
      };
    },
  };
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
