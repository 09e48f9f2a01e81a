import { randomUUID } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const schema = z.object({
  url: z.string(),
  adminEmail: z.string(),
  adminPassword: z.string(),
  apiKey: z.string(),
  databaseUrl: z.string(),
  openaiBaseUrl: z.string(),
  pids: z.object({ web: z.number(), worker: z.number() }),
});

/** What scripts and people need of a system that quickstart has made ready. */
export type QuickstartFacts = z.infer<typeof schema>;

/** While the file of the one name is there the system is ready, or was killed; the other keeps what it said last. */
const READY = "quickstart.json";
const LAST = "quickstart.last.json";

/** Writes the file in one go, readable by its owner only. */
export async function writeFacts(dataDirectory: string, facts: QuickstartFacts): Promise<void> {
  const draft = join(dataDirectory, `${READY}.${randomUUID()}`);
  await writeFile(draft, `${JSON.stringify(facts, null, 2)}\n`, { mode: 0o600 });
  await rename(draft, join(dataDirectory, READY));
}

/** What the last start wrote, now set aside, so that the file says "ready" only when it is true; null the first time. */
export async function setAsideFacts(dataDirectory: string): Promise<QuickstartFacts | null> {
  const last = join(dataDirectory, LAST);
  await rename(join(dataDirectory, READY), last).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
  const text = await readFile(last, "utf8").catch(() => "null");
  return schema.nullable().catch(null).parse(parseJson(text));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
