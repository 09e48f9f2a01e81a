import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { createLeases } from "../leases.ts";
import { answers, readAddress, type SimulatorAddress } from "./address.ts";
import { startDetached, stopDetached } from "./detached.ts";

export type EmbeddedSimulator = {
  baseUrl: string;
  /** Gives the simulator up; the last process that does so stops it. */
  close(): Promise<void>;
};

/**
 * Opens the simulator of a data directory: a process of its own, started when it is not running. Any number of processes
 * may hold it open at once; a process that was killed does not count. `speed` is for the start: one that runs keeps its.
 *
 * @throws when it does not start (with the end of its log)
 */
export async function openEmbeddedSimulator(
  dataDirectory: string,
  options: { speed: number },
): Promise<EmbeddedSimulator> {
  const directory = resolve(dataDirectory);
  await mkdir(directory, { recursive: true });
  const addressFile = join(directory, "simulator.json");
  const leases = createLeases(directory, "simulator");
  const { address, lease } = await leases.exclusively(async () => {
    const running = await ensureRunning(directory, addressFile, options.speed);
    return { address: running, lease: await leases.take() };
  });
  return {
    baseUrl: address.baseUrl,
    close: () =>
      leases.exclusively(async () => {
        if (!(await lease.giveUp())) return;
        // Another holder may have started it anew meanwhile.
        const current = await readAddress(addressFile);
        if (current !== null) await stopDetached(current);
      }),
  };
}

async function ensureRunning(directory: string, addressFile: string, speed: number): Promise<SimulatorAddress> {
  const last = await readAddress(addressFile);
  if (last !== null && (await answers(last))) return last;
  const port = last === null ? 0 : Number(new URL(last.url).port);
  return startDetached({ directory: join(directory, "simulator"), addressFile, port, speed });
}
