import { randomBytes } from "node:crypto";
import { join, resolve } from "node:path";
import type { ApiDependencies } from "./api/dependencies.ts";
import type { Auth } from "./auth/auth.ts";
import { type Database, openDatabase } from "./database/client.ts";
import { listPendingMigrations, migrateDatabase } from "./database/migrations.ts";
import { openBoss } from "./jobs/boss.ts";
import { createBulkRequeueJobs } from "./jobs/bulk-requeue-jobs.ts";
import { JOBS } from "./jobs/catalog.ts";
import { installJobs } from "./jobs/install.ts";
import type { ScheduleSettings } from "./jobs/job.ts";
import { createJobBoard } from "./jobs/job-board.ts";
import { createJobControl } from "./jobs/job-control.ts";
import { createJobMonitor } from "./jobs/job-monitor.ts";
import { createPipelineJobs } from "./jobs/pipeline-jobs.ts";
import { createScheduleControl } from "./jobs/schedule-control.ts";
import { startWorker } from "./jobs/worker.ts";
import { type Closer, openAll } from "./local/closer.ts";
import { StartError } from "./local/run-process.ts";
import { keepSecret } from "./local/secret-file.ts";
import { openDatabaseService, openOpenAiService } from "./local/services.ts";
import { type CancelInput, cancelBatch } from "./pipeline/batch-canceller.ts";
import { noCrash } from "./pipeline/crash-points.ts";
import type { PipelineDependencies, PipelineSettings } from "./pipeline/dependencies.ts";
import type { IntakeDependencies } from "./pipeline/intake/intake-dependencies.ts";
import { applyBatchAgain } from "./pipeline/steering/batch-apply-again.ts";
import { pollBatchNow } from "./pipeline/steering/batch-poll-now.ts";
import { openDownload } from "./pipeline/steering/file-download.ts";
import { createWebhookReceiver } from "./pipeline/webhook-receiver.ts";
import { createOpenAiProvider } from "./provider/openai-provider.ts";
import { type Clock, systemClock } from "./shared/clock.ts";
import type { Env } from "./shared/env.ts";
import { createLogger, type Logger } from "./shared/logger.ts";

/** What every process has: a migrated database, and a log under its own name. */
export type Store = {
  databaseUrl: string;
  database: Database;
  clock: Clock;
  log: Logger;
  /** The migrations that this process applied when it started. */
  appliedMigrations: readonly string[];
};

/** Something opened; `close` gives everything behind it up, and ends embedded services that nobody else holds. */
export type Open<T> = T & { close(): Promise<void> };

/** A database that has every migration, and pg-boss's tables and queues. Started when it is an embedded one. */
export function openStore(env: Env, name: string): Promise<Open<Store>> {
  return openAll(async (closer) => ({ ...(await storeOf(env, name, closer)), close: closer.close }));
}

/** `isSimulated` says that the embedded simulator stands in for the provider. */
export type Steps = Omit<PipelineDependencies, "jobs"> & { isSimulated: boolean };

/** Everything that the pipeline's steps need, for a process that runs them itself. */
export function openPipeline(env: Env, name: string): Promise<Open<PipelineDependencies & Steps>> {
  return openAll(async (closer) => {
    const store = await storeOf(env, name, closer);
    const boss = await openBoss({ databaseUrl: store.databaseUrl, role: "client", log: store.log });
    closer.add(() => boss.stop());
    return { ...(await stepsOf(env, store, closer)), jobs: pipelineJobsOf(env, boss), close: closer.close };
  });
}

/** What an import needs. */
export function openIntake(env: Env, name: string): Promise<Open<IntakeDependencies>> {
  return openAll(async (closer) => {
    const { database, clock, log } = await storeOf(env, name, closer);
    return { database, clock, log, settings: intakeSettingsOf(env), close: closer.close };
  });
}

/**
 * A worker at work; `close` finishes its running jobs, or hands them back.
 *
 * @param adapt what a test changes of the steps' dependencies: shorter waits, and where the process is killed
 */
export function openWorker(env: Env, adapt: (steps: Steps) => Steps = (steps) => steps): Promise<Open<object>> {
  return openAll(async (closer) => {
    const store = await storeOf(env, "worker", closer);
    const worker = await startWorker({
      databaseUrl: store.databaseUrl,
      jobs: JOBS,
      schedules: schedulesOf(env),
      deps: adapt(await stepsOf(env, store, closer)),
      stopTimeoutSeconds: env.WORKER_STOP_TIMEOUT_SECONDS,
    });
    closer.add(worker.stop);
    return { close: closer.close };
  });
}

/** What the web process answers with. */
export function openWeb(env: Env): Promise<Open<{ api: ApiDependencies }>> {
  return openAll(async (closer) => {
    const store = await storeOf(env, "web", closer);
    const { database, databaseUrl, clock, log } = store;
    const boss = await openBoss({ databaseUrl, role: "client", log });
    closer.add(() => boss.stop());
    const secret = env.OPENAI_WEBHOOK_SECRET;
    const deps = { ...(await stepsOf(env, store, closer)), jobs: pipelineJobsOf(env, boss) };
    const api = {
      database,
      auth: await openAuth(env, store),
      clock,
      log,
      jobMonitor: createJobMonitor(boss, { database, settings: schedulesOf(env), clock }),
      scheduleControl: createScheduleControl(boss, schedulesOf(env)),
      jobBoard: createJobBoard(boss, clock),
      jobControl: createJobControl(boss),
      bulkRequeueJobs: createBulkRequeueJobs(boss),
      cancelBatch: (input: CancelInput) => cancelBatch(deps, input),
      pollBatchNow: (input: CancelInput) => pollBatchNow(deps, input),
      applyBatchAgain: (input: CancelInput) => applyBatchAgain(deps, input),
      openDownload: (fileId: string) => openDownload(deps.provider, fileId),
      enqueueImport: deps.jobs.enqueueImport,
      uploadMaxBytes: env.IMPORT_UPLOAD_MAX_BYTES,
      defaultModel: env.OPENAI_MODEL,
      receiveWebhook: secret === undefined ? null : createWebhookReceiver(deps, secret),
    };
    return { api, close: closer.close };
  });
}

/**
 * Identity, on a store that is open. Without AUTH_SECRET, DATA_DIR keeps a random one. Loaded only here, because it
 * would take 30 MB of every worker.
 */
export async function openAuth(env: Env, { database, log }: Pick<Store, "database" | "log">): Promise<Auth> {
  const { createAuth } = await import("./auth/auth.ts");
  const secret = env.AUTH_SECRET ?? (await keepSecret(env.DATA_DIR, "auth-secret", randomSecret));
  const baseUrl = env.APP_URL ?? `http://localhost:${env.PORT}`;
  const trustedOrigins = env.APP_URL === undefined ? [`http://127.0.0.1:${env.PORT}`] : [];
  return createAuth({ database, baseUrl, secret, trustedOrigins, log });
}

/** A log as the environment wants it: readable in a terminal, JSON elsewhere. */
function openLog(env: Env, name: string): Logger {
  const format = env.LOG_FORMAT ?? (process.stderr.isTTY ? "pretty" : "json");
  return createLogger({ level: env.LOG_LEVEL, format, name });
}

async function storeOf(env: Env, name: string, closer: Closer): Promise<Store> {
  const log = openLog(env, name);
  const service = await openDatabaseService(env);
  closer.add(service.close);
  const { databaseUrl } = service;
  const database = openDatabase({
    databaseUrl,
    poolSize: env.DATABASE_POOL_SIZE,
    applicationName: `livedash-${name}`,
  });
  closer.add(() => database.$disconnect());
  const appliedMigrations = await migrate(database, databaseUrl, log);
  return { databaseUrl, database, clock: systemClock, log, appliedMigrations };
}

/** The schema engine is loaded only where there is something to apply. */
async function migrate(database: Database, databaseUrl: string, log: Logger): Promise<readonly string[]> {
  const query = (sql: string) => database.$queryRawUnsafe<unknown[]>(sql);
  const pending = await listPendingMigrations(query).catch(explainSilence);
  const { applied } = pending.length === 0 ? { applied: [] } : await migrateDatabase(databaseUrl);
  if (applied.length > 0) log.info({ applied }, "database.migrated");
  await installJobs({ databaseUrl, jobs: JOBS, log });
  return applied;
}

function explainSilence(cause: unknown): never {
  const reason = cause instanceof Error ? cause.message.trim().replaceAll(/\s+/gu, " ") : String(cause);
  throw new StartError(
    `The database does not answer (${reason}): check DATABASE_URL, and that PostgreSQL is running.`,
    { cause },
  );
}

async function stepsOf(env: Env, store: Store, closer: Closer): Promise<Steps> {
  const service = await openOpenAiService(env);
  closer.add(service.close);
  const { database, clock, log } = store;
  const { apiKey, baseUrl } = service;
  const provider = createOpenAiProvider({ apiKey, baseUrl, timeoutSeconds: env.OPENAI_TIMEOUT_SECONDS });
  const settings = pipelineSettingsOf(env);
  const intake = intakeSettingsOf(env);
  return { database, provider, clock, log, settings, intake, crashPoint: noCrash, isSimulated: service.isEmbedded };
}

function pipelineJobsOf(env: Env, boss: Parameters<typeof createPipelineJobs>[0]): PipelineDependencies["jobs"] {
  return createPipelineJobs(boss, { isCreationEnabled: env.BATCH_CREATION_ENABLED });
}

const CALL_MARGIN_SECONDS = 30;

function pipelineSettingsOf(env: Env): PipelineSettings {
  return {
    maxRequests: env.BATCH_MAX_REQUESTS,
    maxBytes: env.BATCH_MAX_BYTES,
    spoolDirectory: join(resolve(env.DATA_DIR), "spool"),
    // A call may have its effect until its own time-out, and a little after.
    submitDoubtSeconds: Math.max(env.BATCH_SUBMIT_DOUBT_SECONDS, env.OPENAI_TIMEOUT_SECONDS + CALL_MARGIN_SECONDS),
    maxAttempts: env.REQUEST_MAX_ATTEMPTS,
    usdToEurRate: env.USD_TO_EUR_RATE,
    retention: { rawResponseDays: env.RETENTION_RAW_RESPONSE_DAYS, attemptDays: env.RETENTION_ATTEMPT_DAYS },
  };
}

function intakeSettingsOf(env: Env): IntakeDependencies["settings"] {
  return {
    defaultModel: env.OPENAI_MODEL,
    transcriptConcurrency: env.TRANSCRIPT_CONCURRENCY,
    transcriptTimeoutSeconds: env.TRANSCRIPT_TIMEOUT_SECONDS,
    transcriptMaxBytes: env.TRANSCRIPT_MAX_BYTES,
    allowPrivateAddresses: env.IMPORT_ALLOW_PRIVATE_ADDRESSES,
  };
}

function schedulesOf(env: Env): ScheduleSettings {
  return {
    "batch-create": { cron: env.BATCH_CREATION_CRON, enabled: env.BATCH_CREATION_ENABLED },
    "batch-poll": { cron: env.BATCH_POLLING_CRON, enabled: env.BATCH_POLLING_ENABLED },
  };
}

function randomSecret(): string {
  return randomBytes(32).toString("base64url");
}
