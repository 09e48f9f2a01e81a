import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * The secret that a data directory keeps under a name; made the first time. Only its owner can read the file, and of
 * several processes that make it at once all get the same one.
 */
export async function keepSecret(dataDirectory: string, name: string, make: () => string): Promise<string> {
  const file = join(dataDirectory, name);
  const known = await readSecret(file);
  if (known !== null) return known;
  await mkdir(dataDirectory, { recursive: true });
  const draft = `${file}.${randomUUID()}`;
  await writeFile(draft, make(), { mode: 0o600 });
  // A link, unlike a rename, leaves alone what somebody else has put there meanwhile.
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  await rm(draft, { force: true });
  return readFile(file, "utf8");
}

/** The secret, or null when there is none yet. */
async function readSecret(file: string): Promise<string | null> {
  return readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
}
