import { relative } from "node:path";
import { openAuth, openIntake, openPipeline } from "../../container.ts";
import { inTransaction } from "../../database/client.ts";
import type { Env } from "../../shared/env.ts";
import { type Closer, openAll } from "../closer.ts";
import { ensureDataDirectory } from "../data-directory.ts";
import { isAlive } from "../leases.ts";
import type { Running } from "../run-process.ts";
import { beTheOnlyOne, type Kind } from "../single-instance.ts";
import { type Mode, startChildren, untilReady } from "./children.ts";
import { buildConsole } from "./console-build.ts";
import { ensureCredentials } from "./credentials.ts";
import { followProgress } from "./follow-progress.ts";
import { type LocalEnv, openLocalServices } from "./local-env.ts";
import { type QuickstartFacts, setAsideFacts, writeFacts } from "./quickstart-file.ts";
import { importSample } from "./sample-import.ts";
import { scriptTrouble } from "./sample-trouble.ts";
import { createScreen, type Screen } from "./screen.ts";
import { registerWebhook } from "./simulator-webhook.ts";

const OPENAI_BASE_URL = "https://api.openai.com/v1";

const QUICKSTART: Kind = {
  file: "quickstart.pid",
  command: /src\/local\/(?:quickstart\/)?(?:quickstart|dev)\.ts/u,
  advice: "stop that first, or use another DATA_DIR and PORT",
};

/** How long a web process that lost its parent may need to let go of the port. */
const LEFTOVER_SECONDS = 15;

/** The whole product on one machine, from embedded services to a signed-in console, until it is closed. */
export function startLocalSystem(env: Env, options: { mode: Mode; signal: AbortSignal }): Promise<Running> {
  const { mode, signal } = options;
  return openAll(async (closer) => {
    const screen = createScreen(process.stdout, signal);
    const dataDirectory = await ensureDataDirectory(env.DATA_DIR);
    closer.add(await beTheOnlyOne(dataDirectory, QUICKSTART));
    const last = await setAsideFacts(dataDirectory);
    const portPatienceSeconds = last !== null && isAlive(last.pids.web) ? LEFTOVER_SECONDS : 0;
    const services = await openLocalServices(env, { dataDirectory, portPatienceSeconds, screen, closer });
    await runSystem({ ...services, mode, signal, screen, last, closer });
    return { close: closer.close };
  });
}

type System = {
  env: LocalEnv;
  simulatorUrl: string | null;
  mode: Mode;
  signal: AbortSignal;
  screen: Screen;
  last: QuickstartFacts | null;
  closer: Closer;
};

async function runSystem({ env, simulatorUrl, mode, signal, screen, last, closer }: System): Promise<void> {
  const quiet: Env = { ...env, LOG_LEVEL: "warn" };
  const pipeline = await screen.step("Tables and queues", () => openPipeline(quiet, mode));
  closer.add(pipeline.close);
  if (env.SAMPLE_DATA) await screen.step("Sample data", () => bringSample(quiet, simulatorUrl));
  if (mode === "quickstart") await screen.step("Console", () => buildConsole(signal));

  let facts: QuickstartFacts | null = null;
  const onPids = () => {
    if (facts !== null)
      writeFacts(env.DATA_DIR, facts).catch((err) => pipeline.log.error({ err }, "facts.not_written"));
  };
  const localUrl = `http://127.0.0.1:${env.PORT}`;
  const pids = await screen.step("Web server and worker", async () => {
    const started = await startChildren(env, { mode, closer, log: pipeline.log, onPids });
    await untilReady(localUrl, signal);
    return started;
  });
  if (simulatorUrl !== null) await registerWebhook(simulatorUrl, { url: `${localUrl}/api/webhooks/openai`, env });
  const auth = await openAuth(env, pipeline);
  const credentials = await screen.step("Access", () => ensureCredentials(auth, localUrl, last));
  const askForBatches = () => inTransaction(pipeline.database, (tx) => pipeline.jobs.enqueueCreate(tx));
  await askForBatches();

  facts = {
    url: env.APP_URL ?? `http://localhost:${env.PORT}`,
    ...credentials,
    databaseUrl: env.DATABASE_URL,
    openaiBaseUrl: env.OPENAI_BASE_URL ?? OPENAI_BASE_URL,
    pids,
  };
  closer.add(() => setAsideFacts(env.DATA_DIR));
  await writeFacts(env.DATA_DIR, facts);
  announce(screen, env, facts);
  const following = followProgress({ database: pipeline.database, screen, askForBatches }, signal).catch(
    () => undefined,
  );
  closer.add(() => following);
}

async function bringSample(env: Env, simulatorUrl: string | null): Promise<void> {
  const intake = await openIntake(env, "sample");
  try {
    const sessionCount = await importSample(intake);
    if (sessionCount > 0 && simulatorUrl !== null) await scriptTrouble(simulatorUrl);
  } finally {
    await intake.close();
  }
}

function announce(screen: Screen, env: LocalEnv, { url, adminEmail, adminPassword, apiKey }: QuickstartFacts): void {
  const folder = relative(process.cwd(), env.DATA_DIR) || env.DATA_DIR;
  screen.say(`
ready ${url}

  Sign in as   ${adminEmail}
  Password     ${adminPassword}
  For scripts  curl -H "Authorization: Bearer ${apiKey}" ${url}/api/admin/legacy/summary

  ${folder}/quickstart.json keeps all of this, ${folder}/logs what the processes say. Ctrl-C stops everything.
`);
}
