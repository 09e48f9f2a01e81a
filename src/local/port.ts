import { once } from "node:events";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { StartError } from "./run-process.ts";

const RETRY_MILLISECONDS = 250;

/**
 * Makes sure that the web server can have its port.
 *
 * @param wanted 0 for any that is free
 * @param options.patienceSeconds for how long to wait for whoever has it
 * @returns the port
 * @throws {StartError} when another program keeps it
 */
export async function claimPort(
  wanted: number,
  { host, patienceSeconds }: { host: string; patienceSeconds: number },
): Promise<number> {
  const giveUpAt = Date.now() + patienceSeconds * 1000;
  for (;;) {
    const port = await tryPort(wanted, host);
    if (port !== null) return port;
    if (Date.now() > giveUpAt) throw portTaken(wanted, host);
    await pause(RETRY_MILLISECONDS);
  }
}

/** What to do about a port that another program has. */
export function portTaken(port: number, host: string): StartError {
  const advice = `stop that, or choose another port, such as PORT=${port + 1}`;
  return new StartError(`Port ${port} on ${host} is taken by another program: ${advice}.`);
}

async function tryPort(wanted: number, host: string): Promise<number | null> {
  const probe = createServer();
  try {
    probe.listen(wanted, host);
    await once(probe, "listening");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EADDRINUSE") return null;
    throw error;
  }
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  return typeof address === "object" && address !== null ? address.port : wanted;
}
