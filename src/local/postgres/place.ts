import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { z } from "zod";
import { canReach, findOwner, type PostgresOwner } from "./owner.ts";

/** Where a cluster lives, and binaries, when their owner cannot reach those of the project: below a folder of mode 700. */
const SHARED_ROOT = "/var/lib/livedash-batch";

const placeSchema = z.object({ clusterDirectory: z.string(), password: z.string(), port: z.number().int() });

/** What DATA_DIR remembers about its cluster. `port` is where it ran last, 0 when it never did. */
export type ClusterPlace = z.infer<typeof placeSchema>;

/**
 * Reads where the cluster of this DATA_DIR is, or chooses a place for a new one.
 *
 * @throws when the cluster belongs to somebody else
 */
export async function findPlace(dataDirectory: string): Promise<{ place: ClusterPlace; owner: PostgresOwner | null }> {
  const known = await readPlace(dataDirectory);
  if (known !== null) return { place: known, owner: await findOwner(known.clusterDirectory) };
  const owner = await findOwner(null);
  const isReachable = owner === null || (await canReach(owner, dataDirectory));
  const clusterDirectory = isReachable ? join(dataDirectory, "postgres") : await sharedFolder("clusters", newName());
  const place = { clusterDirectory, password: randomBytes(24).toString("base64url"), port: 0 };
  await savePlace(dataDirectory, place);
  return { place, owner };
}

/** The place is kept relative to DATA_DIR where it is within, so that the folder can be moved. */
export async function savePlace(dataDirectory: string, place: ClusterPlace): Promise<void> {
  const inside = relative(dataDirectory, place.clusterDirectory);
  const clusterDirectory = inside.startsWith("..") ? place.clusterDirectory : inside;
  const file = join(dataDirectory, "postgres.json");
  await writeFile(`${file}.new`, JSON.stringify({ ...place, clusterDirectory }, null, 2), { mode: 0o600 });
  await rename(`${file}.new`, file);
}

/** A path below the shared root, all of whose folders are open to everybody, whatever the umask says. */
export async function sharedFolder(...names: string[]): Promise<string> {
  const last = names.pop() ?? "";
  let folder = SHARED_ROOT;
  for (const name of ["", ...names]) {
    folder = join(folder, name);
    await mkdir(folder, { recursive: true });
    await chmod(folder, 0o755);
  }
  return join(folder, last);
}

async function readPlace(dataDirectory: string): Promise<ClusterPlace | null> {
  try {
    const place = placeSchema.parse(JSON.parse(await readFile(join(dataDirectory, "postgres.json"), "utf8")));
    return { ...place, clusterDirectory: resolve(dataDirectory, place.clusterDirectory) };
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === "ENOENT") return null;
    if (code !== "EACCES") throw cause;
    const advice = "run as that user, choose another DATA_DIR, or set DATABASE_URL";
    throw new Error(`The database in ${dataDirectory} belongs to another user: ${advice}.`, { cause });
  }
}

function newName(): string {
  return randomBytes(6).toString("hex");
}
