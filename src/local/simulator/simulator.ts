import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import type { Logger } from "../../shared/logger.ts";
import { beTheOnlyOne, type Kind } from "../single-instance.ts";
import { createServer } from "./http/server.ts";
import { openSimulation } from "./simulation.ts";

export type SimulatorOptions = {
  /** Where its state is kept; made when it is not there. */
  directory: string;
  /** 0 for any that is free. */
  port: number;
  host?: string;
  /** How many times faster than at OpenAI a batch gets done. */
  speed: number;
  log: Logger;
};

const SIMULATOR: Kind = {
  file: "simulator.pid",
  command: /simulator\/main\.ts/u,
  advice: "use that one, or another folder by --dir",
};

export type Simulator = {
  /** Such as `http://127.0.0.1:4010`. */
  url: string;
  /** What the SDK takes as `baseURL`. */
  baseUrl: string;
  /** Stops at once; what was under way goes on when the directory is opened again. */
  close(): Promise<void>;
};

/**
 * Starts a simulation of OpenAI's Files and Batches: a server of its own, to which the official SDK talks unchanged. Its
 * state is on disk, and survives however it ends.
 *
 * @throws {StartError} when one has this directory open: each would run every batch in it
 * @throws the system's error, such as EADDRINUSE, when it cannot listen there
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { port, host = "127.0.0.1", speed, log } = options;
  const directory = resolve(options.directory);
  await mkdir(directory, { recursive: true });
  const leave = await beTheOnlyOne(directory, SIMULATOR);
  const simulation = await openSimulation(directory, { speed, log });
  const server = createServer(simulation);
  const close = async () => {
    await simulation.runner.stop();
    await server.close();
    await leave();
  };
  try {
    const url = await server.listen({ port, host });
    log.info({ url, directory, speed }, "simulator.listening");
    return { url, baseUrl: `${url}/v1`, close };
  } catch (error) {
    await close();
    throw error;
  }
}
