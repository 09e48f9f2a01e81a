import { execFile } from "node:child_process";
import { constants, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The user that PostgreSQL runs as. */
export type PostgresOwner = { uid: number; gid: number };

const USER = "postgres";

/**
 * PostgreSQL refuses to run as root, so root runs it as whoever owns the cluster already, else as the user `postgres`,
 * which is made when the machine has none. Anybody else runs it as themselves: the answer is null.
 */
export async function findOwner(clusterDirectory: string | null): Promise<PostgresOwner | null> {
  if (process.getuid?.() !== 0) return null;
  const facts = clusterDirectory === null ? null : await stat(clusterDirectory).catch(() => null);
  if (facts !== null && facts.uid !== 0) return { uid: facts.uid, gid: facts.gid };
  return (await idsOf(USER)) ?? (await createUser());
}

async function createUser(): Promise<PostgresOwner> {
  await run("groupadd", ["--system", USER]).catch(() => undefined);
  const account = ["--system", "--gid", USER, "--no-create-home", "--shell", "/usr/sbin/nologin", USER];
  const cause = await run("useradd", account).catch((error: unknown) => error);
  const ids = await idsOf(USER);
  if (ids !== null) return ids;
  const advice = "run as an ordinary user, or set DATABASE_URL";
  throw new Error(`PostgreSQL does not run as root, and the user ${USER} could not be created: ${advice}.`, { cause });
}

async function idsOf(user: string): Promise<PostgresOwner | null> {
  try {
    const [uid, gid] = await Promise.all([run("id", ["-u", user]), run("id", ["-g", user])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return null;
  }
}

/** Whether `owner` can walk into a folder, or run a file: each folder on the way must let them through. */
export async function canReach(owner: PostgresOwner, path: string): Promise<boolean> {
  for (let folder = path; ; folder = dirname(folder)) {
    const facts = await stat(folder).catch(() => null);
    if (facts !== null) {
      const bits = facts.uid === owner.uid ? facts.mode >> 6 : facts.gid === owner.gid ? facts.mode >> 3 : facts.mode;
      if ((bits & constants.X_OK) === 0) return false;
    }
    if (folder === dirname(folder)) return true;
  }
}
