import { execFile } from "node:child_process";
import { chown, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Installation } from "./installation.ts";
import type { ClusterPlace } from "./place.ts";

const run = promisify(execFile);

const SUPERUSER = "livedash";

export function databaseUrlOf(place: ClusterPlace, database = "livedash"): string {
  return `postgresql://${SUPERUSER}:${place.password}@127.0.0.1:${place.port}/${database}`;
}

/**
 * Makes the cluster unless it is there. It gets its name when it is complete, so that one whose making was cut short
 * is made anew.
 *
 * @throws when the cluster was made by another major version of PostgreSQL
 */
export async function ensureCluster({ binaries, owner }: Installation, place: ClusterPlace): Promise<void> {
  const { clusterDirectory, password } = place;
  const made = await readFile(join(clusterDirectory, "PG_VERSION"), "utf8").catch(() => null);
  if (made !== null) return requireSameMajor(clusterDirectory, made.trim(), binaries.version);
  const partial = `${clusterDirectory}.new`;
  const passwordFile = `${clusterDirectory}.password`;
  const own = async (path: string) => owner && chown(path, owner.uid, owner.gid);
  try {
    await rm(partial, { recursive: true, force: true });
    await mkdir(partial, { recursive: true, mode: 0o700 });
    await own(partial);
    await writeFile(passwordFile, password, { mode: 0o600 });
    await own(passwordFile);
    const flags = ["--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync"];
    const args = ["-D", partial, "-U", SUPERUSER, `--pwfile=${passwordFile}`, ...flags];
    await run(binaries.initdb, args, { ...owner, cwd: "/", env: serverEnvironment() });
    await rename(partial, clusterDirectory);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

function requireSameMajor(clusterDirectory: string, made: string, version: string): void {
  const major = version.split(".")[0];
  if (made === major) return;
  throw new Error(
    `The database in ${clusterDirectory} was made by PostgreSQL ${made}, and this is ${major}: ` +
      "choose another DATA_DIR, or run that version yourself and set DATABASE_URL.",
  );
}

/** Nothing of ours is in it: keys and passwords are not the server's business, and the locale must not depend on who asks. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH, TMPDIR, LD_LIBRARY_PATH, NODE_ENV } = process.env;
  return { PATH, TMPDIR, LD_LIBRARY_PATH, NODE_ENV, LC_ALL: "C" };
}
