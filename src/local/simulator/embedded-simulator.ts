import { join } from "node:path";
import { ensureDataDirectory } from "../data-directory.ts";
import { keepRunning } from "../keeper.ts";
import { createLeases, isAlive } from "../leases.ts";
import { answers, readAddress, type SimulatorAddress } from "./address.ts";
import { startDetached, stopDetached } from "./detached.ts";

export type EmbeddedSimulator = {
  baseUrl: string;
  /** Gives the simulator up; the last process that does so stops it. */
  close(): Promise<void>;
};

/**
 * Opens the simulator of a data directory: a process of its own, started when it is not running. Any number of processes
 * may hold it open at once; a process that was killed does not count. While somebody holds it, it comes back at the same
 * address when it is killed. `speed` is for the start: one that runs keeps its.
 *
 * @throws when it does not start (with the end of its log)
 */
export async function openEmbeddedSimulator(
  dataDirectory: string,
  options: { speed: number },
): Promise<EmbeddedSimulator> {
  const directory = await ensureDataDirectory(dataDirectory);
  const addressFile = join(directory, "simulator.json");
  const leases = createLeases(directory, "simulator");
  const { address, lease } = await leases.exclusively(async () => {
    const running = await ensureRunning(directory, addressFile, options.speed);
    return { address: running, lease: await leases.take() };
  });
  const keeper = keepRunning({
    async isRunning() {
      const current = await readAddress(addressFile);
      return current !== null && isAlive(current.pid);
    },
    bringBack: () =>
      leases.exclusively(async () => {
        const { baseUrl } = await ensureRunning(directory, addressFile, options.speed);
        // Its holders know no other address; it moves only where somebody has taken its port meanwhile.
        if (baseUrl !== address.baseUrl) throw new Error(`The simulator has moved to ${baseUrl}.`);
      }),
  });
  return {
    baseUrl: address.baseUrl,
    async close() {
      await keeper.stop();
      await leases.exclusively(async () => {
        if (!(await lease.giveUp())) return;
        // Another holder may have started it anew meanwhile.
        const current = await readAddress(addressFile);
        if (current !== null) await stopDetached(current);
      });
    },
  };
}

async function ensureRunning(directory: string, addressFile: string, speed: number): Promise<SimulatorAddress> {
  const last = await readAddress(addressFile);
  if (last !== null && (await answers(last))) return last;
  const port = last === null ? 0 : Number(new URL(last.url).port);
  return startDetached({ directory: join(directory, "simulator"), addressFile, port, speed });
}
