import { Client } from "pg";
import { expect, test } from "vitest";
import { createBlankDatabase, createTestDatabase } from "../testing/test-database.ts";
import { diffSchemas, listPendingMigrations, migrateDatabase, readSchema } from "./migrations.ts";
import { withSchemaEngine } from "./schema-engine.ts";

/**
 * Every column, index, constraint and enum value of a database, as sorted lines. What Prisma cannot describe is written
 * by hand, and left out here: indexes whose names say so, triggers, functions.
 */
async function describeDatabase(databaseUrl: string): Promise<string[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ line: string }>(`
    SELECT format('%s.%s %s %s %s', table_name, column_name, udt_name, is_nullable, column_default)
             || format(' %s %s %s', numeric_precision, numeric_scale, datetime_precision) AS line
      FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'
      AND indexname NOT LIKE '%\\_by\\_hand'
    UNION ALL SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text <> '_prisma_migrations'
    UNION ALL SELECT typname || '.' || enumlabel FROM pg_enum JOIN pg_type ON pg_type.oid = enumtypid
      WHERE typnamespace = 'public'::regnamespace
    ORDER BY 1`);
  await client.end();
  return rows.map((row) => row.line);
}

test("migrations make exactly what the schema says", async () => {
  const { databaseUrl } = await createTestDatabase();
  const fromSchema = await createBlankDatabase();
  const client = new Client({ connectionString: fromSchema });
  await client.connect();
  await client.query(await diffSchemas(fromSchema, null, await readSchema()));
  await client.end();

  const migrated = await describeDatabase(databaseUrl);
  expect(migrated.join("\n")).not.toContain("_by_hand");
  expect(migrated.length).toBeGreaterThan(100);
  expect(migrated).toEqual(await describeDatabase(fromSchema));
});

test("a new migration never undoes what is written by hand", async () => {
  const { databaseUrl } = await createTestDatabase();
  const schema = await readSchema();
  const changed = schema.replace("model AIProcessingRequest {", "model AIProcessingRequest {\n  remark String?\n");
  const statements = (await diffSchemas(databaseUrl, schema, changed)).match(/^[A-Z].*$/gmu);
  expect(statements).toEqual([`ALTER TABLE "AIProcessingRequest" ADD COLUMN     "remark" TEXT;`]);
});

test("names whatever is written by hand so", async () => {
  const { database } = await createTestDatabase();
  const triggers = await database.$queryRaw<{ name: string }[]>`
    SELECT tgname AS name FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1`;
  expect(triggers.length).toBeGreaterThan(0);
  expect(triggers.filter(({ name }) => !name.endsWith("_by_hand"))).toEqual([]);
});

test("a migration that fails leaves nothing of itself, whatever is in its functions", async () => {
  const url = await createBlankDatabase();
  const script = `
    CREATE FUNCTION one() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;
    CREATE TABLE "Kept" (id int DEFAULT one());`;
  await runScript(url, script);
  await expect(runScript(url, `DROP TABLE "Kept"; SELECT 1/0;`)).rejects.toThrow(/division by zero/u);
  const client = new Client({ connectionString: url });
  await client.connect();
  expect((await client.query(`INSERT INTO "Kept" DEFAULT VALUES RETURNING id`)).rows).toEqual([{ id: 1 }]);
  await client.end();
});

async function runScript(url: string, script: string): Promise<void> {
  await withSchemaEngine(url, await readSchema(), (engine) =>
    engine.dbExecute({ datasourceType: { tag: "url", url }, script }),
  );
}

test("applying migrations twice does nothing the second time", async () => {
  const url = await createBlankDatabase();
  const first = await migrateDatabase(url);
  expect(first.applied.length).toBeGreaterThan(0);
  expect(await migrateDatabase(url)).toEqual({ applied: [] });
});

test("two processes that migrate at once do no harm", async () => {
  const url = await createBlankDatabase();
  const runs = await Promise.all([migrateDatabase(url), migrateDatabase(url), migrateDatabase(url)]);
  const counts = runs.map((run) => run.applied.length);
  expect(Math.max(...counts)).toBeGreaterThan(0);
  expect(counts.filter((count) => count === 0)).toHaveLength(2);
  expect(await migrateDatabase(url)).toEqual({ applied: [] });
});

test("tells which migrations a database lacks", async () => {
  const { database } = await createTestDatabase();
  const query = (sql: string) => database.$queryRawUnsafe<unknown[]>(sql);
  expect(await listPendingMigrations(query)).toEqual([]);
  await database.$executeRaw`DELETE FROM _prisma_migrations`;
  expect((await listPendingMigrations(query)).length).toBeGreaterThan(0);
});
