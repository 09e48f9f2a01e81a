import { CronExpressionParser } from "cron-parser";
import { z } from "zod";

const flag = (byDefault: boolean) => z.stringbool({ error: "must be true or false" }).default(byDefault);
const wholeNumber = (byDefault: number, min: number, max: number) =>
  z.coerce
    .number({ error: "must be a number" })
    .int("must be a whole number")
    .min(min, `must be at least ${min}`)
    .max(max, `must be at most ${max}`)
    .default(byDefault);
const httpUrl = () => z.url({ protocol: /^https?$/u, error: "must be an http(s) URL" });
const cron = (byDefault: string) =>
  z
    .string()
    .trim()
    .refine(isCron, "must be a cron expression with five fields, such as */10 * * * *")
    .default(byDefault);

/** Five fields that the parser of the scheduler understands; seconds it could not keep. */
function isCron(text: string): boolean {
  if (!/^\S+(\s+\S+){4}$/u.test(text)) return false;
  try {
    CronExpressionParser.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** OpenAI's own limits on an input file. Source: OpenAI's Batch API guide. */
const OPENAI_MAX_REQUESTS = 50_000;
const OPENAI_MAX_BYTES = 200_000_000;

const envSchema = z.object({
  PORT: wholeNumber(3000, 0, 65_535),
  HOST: z.string().min(1).default("127.0.0.1"),
  DATA_DIR: z.string().min(1).default(".data"),
  APP_URL: httpUrl().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//u, "must begin with postgresql://")
    .optional(),
  DATABASE_POOL_SIZE: wholeNumber(8, 2, 200),
  WORKER_STOP_TIMEOUT_SECONDS: wholeNumber(25, 1, 3600),
  AUTH_SECRET: z.string().min(32, "must have at least 32 characters").optional(),
  OPENAI_API_KEY: z.string().min(1).optional(),
  OPENAI_BASE_URL: httpUrl().optional(),
  OPENAI_MODEL: z.string().trim().min(1, "must be the name of a model").default("gpt-4o-mini"),
  OPENAI_WEBHOOK_SECRET: z.string().min(1).optional(),
  OPENAI_TIMEOUT_SECONDS: wholeNumber(60, 1, 600),
  BATCH_CREATION_ENABLED: flag(true),
  BATCH_POLLING_ENABLED: flag(true),
  BATCH_CREATION_CRON: cron("*/10 * * * *"),
  BATCH_POLLING_CRON: cron("*/2 * * * *"),
  BATCH_MAX_REQUESTS: wholeNumber(OPENAI_MAX_REQUESTS, 1, OPENAI_MAX_REQUESTS),
  BATCH_MAX_BYTES: wholeNumber(OPENAI_MAX_BYTES, 1000, OPENAI_MAX_BYTES),
  BATCH_SUBMIT_DOUBT_SECONDS: wholeNumber(60, 1, 3600),
  REQUEST_MAX_ATTEMPTS: wholeNumber(3, 1, 100),
  RETENTION_RAW_RESPONSE_DAYS: wholeNumber(0, 0, 36_500),
  RETENTION_ATTEMPT_DAYS: wholeNumber(0, 0, 36_500),
  USD_TO_EUR_RATE: z.coerce.number({ error: "must be a number" }).positive("must be above 0").default(0.92),
  IMPORT_ALLOW_PRIVATE_ADDRESSES: flag(false),
  IMPORT_UPLOAD_MAX_BYTES: wholeNumber(500_000_000, 1000, 10_000_000_000),
  TRANSCRIPT_CONCURRENCY: wholeNumber(16, 1, 256),
  TRANSCRIPT_TIMEOUT_SECONDS: wholeNumber(30, 1, 600),
  TRANSCRIPT_MAX_BYTES: wholeNumber(1_000_000, 1000, 100_000_000),
  SAMPLE_DATA: flag(true),
  SIMULATOR_SPEED: wholeNumber(60, 1, 100_000),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  LOG_FORMAT: z.enum(["json", "pretty"]).optional(),
});

export type Env = z.infer<typeof envSchema>;

/** Every variable that is read. */
export const ENV_NAMES: readonly string[] = Object.keys(envSchema.shape);

/** The environment is wrong. The message has one line per variable, so that all can be put right at once. */
export class EnvError extends Error {
  override readonly name = "EnvError";
}

/**
 * Reads the environment; called once, at start. A variable that is set to nothing counts as not set.
 *
 * @throws {EnvError} naming every variable that is wrong
 */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const set = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const result = envSchema.safeParse(set);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new EnvError(
    `The environment has mistakes:\n${lines.join("\n")}\nSee .env.example for what each variable means.`,
  );
}
