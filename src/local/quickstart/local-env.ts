import { randomBytes } from "node:crypto";
import type { Env } from "../../shared/env.ts";
import type { Closer } from "../closer.ts";
import { claimPort } from "../port.ts";
import { keepSecret } from "../secret-file.ts";
import { openDatabaseService, openOpenAiService } from "../services.ts";
import type { Screen } from "./screen.ts";

/** The environment with everything in it that would otherwise be embedded: what each process is handed down. */
export type LocalEnv = Env & { DATABASE_URL: string; OPENAI_API_KEY: string };

export type LocalServices = {
  env: LocalEnv;
  /** Where the embedded simulator takes its orders; null when there is none. */
  simulatorUrl: string | null;
};

/**
 * Claims the port and starts what is embedded, to be held open until the closer closes.
 *
 * @param dataDirectory an absolute path
 */
export async function openLocalServices(
  env: Env,
  options: { dataDirectory: string; portPatienceSeconds: number; screen: Screen; closer: Closer },
): Promise<LocalServices> {
  const { dataDirectory, portPatienceSeconds, screen, closer } = options;
  const port = await claimPort(env.PORT, { host: env.HOST, patienceSeconds: portPatienceSeconds });
  const own = { ...env, DATA_DIR: dataDirectory, PORT: port };

  const database = await screen.step(env.DATABASE_URL === undefined ? "PostgreSQL" : "Database", () =>
    openDatabaseService(own),
  );
  closer.add(database.close);
  const openai = await screen.step(isSimulated(env) ? "OpenAI simulator" : "OpenAI", () => openOpenAiService(own));
  closer.add(openai.close);

  const webhookSecret = openai.isEmbedded
    ? (env.OPENAI_WEBHOOK_SECRET ?? (await keepSecret(dataDirectory, "webhook-secret", makeWebhookSecret)))
    : env.OPENAI_WEBHOOK_SECRET;
  return {
    env: {
      ...own,
      DATABASE_URL: database.databaseUrl,
      OPENAI_API_KEY: openai.apiKey,
      OPENAI_BASE_URL: openai.baseUrl,
      OPENAI_WEBHOOK_SECRET: webhookSecret,
    },
    simulatorUrl: openai.isEmbedded && openai.baseUrl !== undefined ? new URL(openai.baseUrl).origin : null,
  };
}

/** What a child process gets: all that this one was given, and the services in it. */
export function childEnvOf(env: LocalEnv): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PORT: String(env.PORT),
    DATA_DIR: env.DATA_DIR,
    DATABASE_URL: env.DATABASE_URL,
    OPENAI_API_KEY: env.OPENAI_API_KEY,
    OPENAI_BASE_URL: env.OPENAI_BASE_URL,
    OPENAI_WEBHOOK_SECRET: env.OPENAI_WEBHOOK_SECRET,
  };
}

function isSimulated(env: Env): boolean {
  return env.OPENAI_API_KEY === undefined && env.OPENAI_BASE_URL === undefined;
}

/** In the form in which OpenAI gives out its own. */
function makeWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString("base64")}`;
}
