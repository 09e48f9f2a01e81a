import { randomBytes } from "node:crypto";
import { access, chown, cp, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { type PostgresBinaries, locateBinaries } from "./binaries.ts";
import { type PostgresOwner, canReach, findOwner } from "./owner.ts";

/** Where the cluster lives when its owner cannot reach DATA_DIR, as in a clone below a home folder of mode 700. */
const SHARED_ROOT = "/var/lib/livedash-batch";

const placeSchema = z.object({
  clusterDirectory: z.string(),
  password: z.string(),
  port: z.number().int(),
});

/** What DATA_DIR remembers about its cluster. */
export type ClusterPlace = z.infer<typeof placeSchema>;

export type Installation = { binaries: PostgresBinaries; owner: PostgresOwner | null };

/** Finds binaries that the owner can run; they are copied once where the folder of the project is closed to them. */
export async function prepareInstallation(): Promise<Installation> {
  const [binaries, owner] = await Promise.all([locateBinaries(), findOwner()]);
  if (owner === null || (await canReach(owner, binaries.root))) return { binaries, owner };
  const root = join(SHARED_ROOT, `postgresql-${binaries.version}`);
  const exists = await access(root).then(
    () => true,
    () => false,
  );
  if (!exists) {
    const partial = `${root}.${process.pid}`;
    await mkdir(SHARED_ROOT, { recursive: true, mode: 0o755 });
    await cp(binaries.root, partial, { recursive: true, verbatimSymlinks: true });
    await rename(partial, root).catch(() => rm(partial, { recursive: true, force: true }));
  }
  return {
    owner,
    binaries: { ...binaries, root, initdb: join(root, "bin/initdb"), pgCtl: join(root, "bin/pg_ctl") },
  };
}

/** Reads where the cluster of this DATA_DIR is, or chooses a place for a new one. */
export async function findPlace(dataDirectory: string, owner: PostgresOwner | null): Promise<ClusterPlace> {
  const file = join(dataDirectory, "postgres.json");
  const known = await readFile(file, "utf8").catch(() => null);
  if (known !== null) return placeSchema.parse(JSON.parse(known));
  const reachable = owner === null || (await canReach(owner, dataDirectory));
  const clusterDirectory = reachable
    ? join(dataDirectory, "postgres")
    : join(SHARED_ROOT, "clusters", randomBytes(6).toString("hex"));
  await mkdir(clusterDirectory, { recursive: true });
  if (owner !== null) await chown(clusterDirectory, owner.uid, owner.gid);
  const place = { clusterDirectory, password: randomBytes(24).toString("base64url"), port: 0 };
  await savePlace(dataDirectory, place);
  return place;
}

export async function savePlace(dataDirectory: string, place: ClusterPlace): Promise<void> {
  const file = join(dataDirectory, "postgres.json");
  await writeFile(`${file}.new`, JSON.stringify(place, null, 2), { mode: 0o600 });
  await rename(`${file}.new`, file);
}
