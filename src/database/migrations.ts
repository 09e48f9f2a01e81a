import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { DiffTarget, MigrationList } from "@prisma/schema-engine-wasm/schema_engine_bg";
import { Client } from "pg";
import { withSchemaEngine } from "./schema-engine.ts";

const PRISMA_DIRECTORY = join(import.meta.dirname, "../../prisma");
const MIGRATIONS_DIRECTORY = join(PRISMA_DIRECTORY, "migrations");
const NO_FILTER = { externalTables: [], externalEnums: [] };

/** One number for everyone who migrates, so that two processes take turns. Any constant will do. */
const MIGRATION_LOCK = 4_251_001;

/**
 * Applies the migrations that a database lacks; does nothing when it has them all. Processes that migrate at once
 * wait for each other.
 *
 * @returns the names of the migrations applied, in order
 */
export async function migrateDatabase(databaseUrl: string): Promise<{ applied: string[] }> {
  const lock = new Client({ connectionString: databaseUrl });
  await lock.connect();
  try {
    await lock.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const migrationsList = await readMigrations();
    const { appliedMigrationNames } = await withSchemaEngine(databaseUrl, await readSchema(), (engine) =>
      engine.applyMigrations({ migrationsList, filters: NO_FILTER }),
    );
    return { applied: appliedMigrationNames };
  } finally {
    await lock.end();
  }
}

/** Names of the migrations that a database still lacks. Cheap: it only reads Prisma's own table. */
export async function listPendingMigrations(query: (sql: string) => Promise<unknown[]>): Promise<string[]> {
  const known = (await readMigrations()).migrationDirectories.map((migration) => migration.path);
  const [table] = await query(`SELECT to_regclass('_prisma_migrations')::text AS name`);
  if (table === undefined || (table as { name: string | null }).name === null) return known;
  const rows = await query(`SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL`);
  const applied = new Set(rows.map((row) => (row as { migration_name: string }).migration_name));
  return known.filter((name) => !applied.has(name));
}

/**
 * The SQL that leads from one schema.prisma to another; from nothing when `from` is null.
 *
 * @param databaseUrl any database of the right kind: it tells the engine the dialect, and is not touched
 */
export async function diffSchemas(databaseUrl: string, from: string | null, to: string): Promise<string> {
  const datamodel = (content: string): DiffTarget => ({
    tag: "schemaDatamodel",
    files: [{ path: "schema.prisma", content }],
  });
  const start: DiffTarget = from === null ? { tag: "empty" } : datamodel(from);
  const { stdout } = await withSchemaEngine(databaseUrl, to, (engine) =>
    engine.diff({ from: start, to: datamodel(to), script: true, exitCode: null, filters: NO_FILTER }),
  );
  return stdout ?? "";
}

/** The text of schema.prisma. */
export function readSchema(): Promise<string> {
  return readFile(join(PRISMA_DIRECTORY, "schema.prisma"), "utf8");
}

async function readMigrations(): Promise<MigrationList> {
  const entries = await readdir(MIGRATIONS_DIRECTORY, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const migrationDirectories = await Promise.all(
    names.sort().map(async (path) => ({
      path,
      migrationFile: {
        path: "migration.sql",
        content: {
          tag: "ok" as const,
          value: await readFile(join(MIGRATIONS_DIRECTORY, path, "migration.sql"), "utf8"),
        },
      },
    })),
  );
  const lockfile = await readFile(join(MIGRATIONS_DIRECTORY, "migration_lock.toml"), "utf8");
  return {
    baseDir: MIGRATIONS_DIRECTORY,
    lockfile: { path: "migration_lock.toml", content: lockfile },
    shadowDbInitScript: "",
    migrationDirectories,
  };
}
