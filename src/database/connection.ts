import { Client, escapeIdentifier } from "pg";

/** Creates a database unless it is there. `template` is copied, with everything in it. */
export async function ensureDatabase(serverUrl: string, name: string, template?: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (rowCount) return;
    const copy = template === undefined ? "" : ` TEMPLATE ${escapeIdentifier(template)}`;
    await client.query(`CREATE DATABASE ${escapeIdentifier(name)}${copy}`);
  } finally {
    await client.end();
  }
}
