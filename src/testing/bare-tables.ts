import { Client } from "pg";
import { runSideBySide } from "./side-by-side.ts";

type Definition = { table: string; name: string; definition: string };
type Index = Definition & { constraint: string | null };

/**
 * Runs `fill` while these tables have neither keys nor indexes, and puts all of it back: made at once over millions of rows,
 * they cost a fraction of what they cost row by row. Triggers stay, and count. That the rows fit their foreign keys is taken
 * on trust: to look at all of them would take as long again.
 */
export async function whileBare(
  databaseUrl: string,
  tables: readonly string[],
  fill: () => Promise<void>,
): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const foreignKeys = await listForeignKeys(client, tables);
    const indexes = await listIndexes(client, tables);
    for (const { table, name } of foreignKeys) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
    for (const { table, name, constraint } of indexes) {
      await client.query(constraint === null ? `DROP INDEX ${name}` : `ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
    }
    await fill();
    await runSideBySide(
      databaseUrl,
      indexes.map(({ definition }) => definition),
    );
    for (const { table, name, constraint } of indexes) {
      if (constraint !== null)
        await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${constraint} USING INDEX ${name}`);
    }
    for (const { table, name, definition } of foreignKeys) {
      await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition} NOT VALID`);
    }
  } finally {
    await client.end();
  }
}

/** Of these tables, and those that lead to them. */
async function listForeignKeys(client: Client, tables: readonly string[]): Promise<Definition[]> {
  const { rows } = await client.query<Definition>(
    `SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
       FROM pg_constraint
      WHERE contype = 'f' AND (conrelid::regclass::text = ANY($1) OR confrelid::regclass::text = ANY($1))`,
    [tables],
  );
  return rows;
}

/** `constraint` is the kind of the one that stands on the index, where there is one. */
async function listIndexes(client: Client, tables: readonly string[]): Promise<Index[]> {
  const { rows } = await client.query<Index>(
    `SELECT indrelid::regclass::text AS table, indexrelid::regclass::text AS name,
            pg_get_indexdef(indexrelid) AS definition,
            CASE contype WHEN 'p' THEN 'PRIMARY KEY' WHEN 'u' THEN 'UNIQUE' END AS constraint
       FROM pg_index LEFT JOIN pg_constraint ON conindid = indexrelid AND contype IN ('p', 'u')
      WHERE indrelid::regclass::text = ANY($1)`,
    [tables],
  );
  return rows;
}
