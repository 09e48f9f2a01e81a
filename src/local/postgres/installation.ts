import { access, chmod, cp, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { binariesIn, locateBinaries, type PostgresBinaries } from "./binaries.ts";
import { canReach, type PostgresOwner } from "./owner.ts";
import { sharedFolder } from "./place.ts";

/** PostgreSQL as it can be run: its programs, and the user to run them as (null: ourselves). */
export type Installation = { binaries: PostgresBinaries; owner: PostgresOwner | null };

/** Finds binaries that the owner can run; they are copied once where the folder of the project is closed to them. */
export async function prepareInstallation(owner: PostgresOwner | null): Promise<Installation> {
  const binaries = await locateBinaries();
  if (owner === null || (await canReach(owner, binaries.postgres))) return { binaries, owner };
  const root = await sharedFolder(`postgresql-${binaries.version}`);
  if (!(await isThere(root))) await copyOpenly(binaries.root, root);
  return { binaries: binariesIn(root, binaries.version), owner };
}

/** By way of a rename, so that nobody finds half of it. */
async function copyOpenly(from: string, to: string): Promise<void> {
  const partial = `${to}.${process.pid}`;
  await cp(from, partial, { recursive: true, verbatimSymlinks: true });
  await openToAll(partial);
  await rename(partial, to).catch(async (error: unknown) => {
    await rm(partial, { recursive: true, force: true });
    // Somebody else was quicker, and theirs is the same.
    if (!(await isThere(to))) throw error;
  });
}

/** Lets everybody read, whatever the umask of the installation was, and run what its owner may run. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode & 0o100 ? 0o755 : 0o644);
  }
}

function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
