import { chmod, copyFile, cp, link, mkdir, readdir, readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";

const ROOT = join(import.meta.dirname, "../..");

const packageSchema = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
});

/**
 * Copies what a user who cannot enter the project's folder needs to run part of it: the sources, some packages with
 * all that they depend on, and Node itself. @returns the path of that Node
 */
export async function copyProject(to: string, packages: readonly string[]): Promise<string> {
  await cp(join(ROOT, "src"), join(to, "src"), { recursive: true });
  await cp(join(ROOT, "package.json"), join(to, "package.json"));
  const seen = new Set<string>();
  for (const name of packages) await copyPackage(name, to, seen);
  const node = join(to, "node");
  await link(process.execPath, node).catch(() => copyFile(process.execPath, node));
  await openToAll(to);
  return node;
}

async function copyPackage(name: string, to: string, seen: Set<string>): Promise<void> {
  if (seen.has(name)) return;
  seen.add(name);
  const from = join(ROOT, "node_modules", name);
  const text = await readFile(join(from, "package.json"), "utf8").catch(() => null);
  // Packages for other platforms are not installed.
  if (text === null) return;
  await mkdir(dirname(join(to, "node_modules", name)), { recursive: true });
  await cp(from, join(to, "node_modules", name), { recursive: true, verbatimSymlinks: true });
  const { dependencies, optionalDependencies } = packageSchema.parse(JSON.parse(text));
  for (const needed of Object.keys({ ...dependencies, ...optionalDependencies })) await copyPackage(needed, to, seen);
}

/** Lets everybody read the copy, whatever the umask is. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, (await stat(path)).mode | 0o444);
  }
}
