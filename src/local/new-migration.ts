import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import { diffSchemas, readSchema } from "../database/migrations.ts";
import { loadEnv } from "./load-env.ts";
import { openDatabaseService } from "./services.ts";

// npm run migration:new -- <name>
// Writes the migration that leads from the committed schema.prisma, which a test holds to agree with the migrations
// committed beside it, to the one in the working tree. Read what it says before you commit it: data may need more.

const ROOT = join(import.meta.dirname, "../..");
const run = promisify(execFile);

const [name = ""] = process.argv.slice(2);
if (!/^[a-z][a-z0-9_]*$/u.test(name)) {
  process.stderr.write("Usage: npm run migration:new -- <name>, in small letters, digits and underscores\n");
  process.exit(1);
}
const { stdout: uncommitted } = await run("git", ["status", "--porcelain", "prisma/migrations"], { cwd: ROOT });
if (uncommitted !== "") {
  process.stderr.write(
    `There is a migration that is not committed yet:\n${uncommitted}` +
      "Commit it first, or delete it to have it made anew: otherwise the same change would be made twice.\n",
  );
  process.exit(1);
}
const { stdout: committed } = await run("git", ["show", "HEAD:prisma/schema.prisma"], { cwd: ROOT });
const sql = await diffSince(committed);

if (!/^(?:ALTER|CREATE|DROP)/mu.test(sql)) {
  process.stderr.write("prisma/schema.prisma has no change that is not committed: there is nothing to migrate.\n");
  process.exit(1);
}
const stamp = new Date().toISOString().replaceAll(/\D/gu, "").slice(0, 14);
const directory = join(ROOT, "prisma/migrations", `${stamp}_${name}`);
await mkdir(directory);
await writeFile(join(directory, "migration.sql"), sql);
process.stdout.write(`${relative(process.cwd(), join(directory, "migration.sql"))}\n`);

async function diffSince(schema: string): Promise<string> {
  const service = await openDatabaseService(loadEnv());
  try {
    return await diffSchemas(service.databaseUrl, schema, await readSchema());
  } finally {
    await service.close();
  }
}
