import type { Env } from "../shared/env.ts";

/** A database that is there until it is closed. */
export type DatabaseService = { databaseUrl: string; isEmbedded: boolean; close(): Promise<void> };

/** Where the Batch API is. `baseUrl` is undefined for OpenAI itself. */
export type OpenAiService = {
  apiKey: string;
  baseUrl: string | undefined;
  isEmbedded: boolean;
  close(): Promise<void>;
};

/** What a server that asks for no key is given, because the SDK insists on one. */
const NO_KEY = "not-needed";

const nothingToClose = async () => undefined;

/** The database that the environment names; else the embedded PostgreSQL of DATA_DIR, started when it is not running. */
export async function openDatabaseService(env: Env): Promise<DatabaseService> {
  if (env.DATABASE_URL !== undefined) {
    return { databaseUrl: env.DATABASE_URL, isEmbedded: false, close: nothingToClose };
  }
  const { openEmbeddedPostgres } = await import("./postgres/embedded-postgres.ts");
  const { databaseUrl, close } = await openEmbeddedPostgres(env.DATA_DIR);
  return { databaseUrl, isEmbedded: true, close };
}

/** OpenAI, or what the environment names in its place; the embedded simulator of DATA_DIR when it names neither. */
export async function openOpenAiService(env: Env): Promise<OpenAiService> {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl } = env;
  if (apiKey !== undefined || baseUrl !== undefined) {
    return { apiKey: apiKey ?? NO_KEY, baseUrl, isEmbedded: false, close: nothingToClose };
  }
  const { openEmbeddedSimulator } = await import("./simulator/embedded-simulator.ts");
  const simulator = await openEmbeddedSimulator(env.DATA_DIR, { speed: env.SIMULATOR_SPEED });
  return { apiKey: NO_KEY, baseUrl: simulator.baseUrl, isEmbedded: true, close: simulator.close };
}
