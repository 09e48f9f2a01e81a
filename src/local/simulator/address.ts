import { readFile } from "node:fs/promises";
import { z } from "zod";
import { writeWhole } from "./store/write-file.ts";

const addressSchema = z.object({ url: z.url(), baseUrl: z.url(), pid: z.number().int() });

/** Where the simulator of a data directory listens, and as which process. */
export type SimulatorAddress = z.infer<typeof addressSchema>;

/** A port where nobody listens says so at once; a simulator that is only slow, on a busy machine, must not be doubled. */
const PING_TIMEOUT_MS = 30_000;

const stateSchema = z.object({ simulated: z.literal(true), pid: z.number() });

export async function saveAddress(file: string, address: SimulatorAddress): Promise<void> {
  await writeWhole(file, `${JSON.stringify(address, null, 2)}\n`);
}

/** What the file says, or null when it says nothing. */
export async function readAddress(file: string): Promise<SimulatorAddress | null> {
  const text = await readFile(file, "utf8").catch(() => null);
  return text === null ? null : (addressSchema.safeParse(parseJson(text)).data ?? null);
}

/** Whether the very process that the address names answers there; its port may be somebody else's by now. */
export async function answers({ url, pid }: SimulatorAddress): Promise<boolean> {
  try {
    const response = await fetch(`${url}/simulator/state`, { signal: AbortSignal.timeout(PING_TIMEOUT_MS) });
    return stateSchema.parse(await response.json()).pid === pid;
  } catch {
    return false;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
