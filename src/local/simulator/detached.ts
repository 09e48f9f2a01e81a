import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { isAlive } from "../leases.ts";
import { answers, readAddress, type SimulatorAddress } from "./address.ts";
import { SMALL_HEAP } from "./small-heap.ts";

const MAIN = fileURLToPath(new URL("main.ts", import.meta.url));

/** How often a process that is no child of this one is looked at; nothing tells when it starts listening or ends. */
const LOOK_MS = 50;
const START_TIMEOUT_MS = 30_000;
const STOP_TIMEOUT_MS = 15_000;

const LOG_TAIL_LENGTH = 2000;

/**
 * Starts the simulator as a process that outlives this one, on the same Node, on this port or else on any.
 *
 * @throws when it ends before it listens (with the end of its log)
 */
export async function startDetached(options: {
  directory: string;
  addressFile: string;
  port: number;
  speed: number;
}): Promise<SimulatorAddress> {
  const { directory, addressFile, port, speed } = options;
  await mkdir(directory, { recursive: true });
  await rm(addressFile, { force: true });
  const logFile = join(directory, "simulator.log");
  const log = await open(logFile, "a", 0o600);
  try {
    const flags = ["--dir", directory, "--port", String(port), "--speed", String(speed), "--address-file", addressFile];
    const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", ...SMALL_HEAP, MAIN, ...flags], {
      detached: true,
      stdio: ["ignore", log.fd, log.fd],
    });
    child.unref();
    return await untilListening(child, addressFile, logFile);
  } finally {
    await log.close();
  }
}

async function untilListening(child: ChildProcess, addressFile: string, logFile: string): Promise<SimulatorAddress> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  let failure: Error | null = null;
  child.once("error", (error) => {
    failure = error;
  });
  while (failure === null && child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
    const address = await readAddress(addressFile);
    if (address?.pid === child.pid && address !== null && (await answers(address))) return address;
    await pause(LOOK_MS);
  }
  child.kill("SIGKILL");
  const text = await readFile(logFile, "utf8").catch(() => "");
  throw new Error(`The simulator did not start. The end of ${logFile}:\n${text.slice(-LOG_TAIL_LENGTH)}`, {
    cause: failure,
  });
}

/** Tells the simulator to end, and waits until it has. One that is gone already is left alone. */
export async function stopDetached(address: SimulatorAddress): Promise<void> {
  if (!(await answers(address))) return;
  process.kill(address.pid, "SIGTERM");
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  while (isAlive(address.pid)) {
    if (Date.now() > deadline) process.kill(address.pid, "SIGKILL");
    await pause(LOOK_MS);
  }
}
