import { destination, type Logger, pino } from "pino";
import { PinoPretty } from "pino-pretty";

export type { Logger };

/** Whatever may carry a secret or a person's words is never written, wherever in an event it stands. */
const REDACTED = [
  "adminPassword",
  "apiKey",
  "authorization",
  "content",
  "cookie",
  "csvPassword",
  "databaseUrl",
  "password",
  "secret",
  "token",
];

/** Deeper than anything that is logged: an error with its cause, an answer and its headers. */
const REDACTED_DEPTH = 5;

const REDACTED_PATHS = REDACTED.flatMap((key) =>
  Array.from({ length: REDACTED_DEPTH }, (_, depth) => `${"*.".repeat(depth)}${key}`),
);

/** What of an error is written. Databases and clients hang more on theirs: rows, headers, whole connections. */
const ERROR_FIELDS = ["code", "kind", "status"] as const;

type ErrorDescription = { type: string; message: string; stack: string | undefined; cause?: ErrorDescription };

/** More causes than any real error has; one may be its own cause. */
const CAUSE_DEPTH = 5;

function describeError(thrown: unknown, depth = 0): ErrorDescription {
  const error = asError(thrown);
  if (error === null) return { type: typeof thrown, message: String(thrown), stack: undefined };
  const fields = ERROR_FIELDS.flatMap((name) => {
    const value: unknown = Reflect.get(error, name);
    return typeof value === "string" || typeof value === "number" ? [[name, value]] : [];
  });
  const { name: type, message, stack, cause } = error;
  const inner = cause === undefined || depth === CAUSE_DEPTH ? {} : { cause: describeError(cause, depth + 1) };
  return { type, message, stack, ...Object.fromEntries(fields), ...inner };
}

/** An error, or what pg-boss hands on of one: a plain object with its message and stack. */
function asError(thrown: unknown): Error | null {
  if (thrown instanceof Error) return thrown;
  if (typeof thrown !== "object" || thrown === null || !("message" in thrown)) return null;
  return Object.assign(new Error(), { name: "Object", stack: undefined }, thrown);
}

/**
 * Structured log on standard error, one event per step: `log.info({ batchId, requestCount }, "batch.submitted")`.
 * Standard output stays free for what a command prints.
 */
export function createLogger(options: { level: string; format: "json" | "pretty"; name: string }): Logger {
  const stream =
    options.format === "pretty"
      ? PinoPretty({ destination: 2, ignore: "pid,hostname,name", translateTime: "SYS:HH:MM:ss", sync: true })
      : destination({ dest: 2, sync: true });
  return pino(
    {
      level: options.level,
      name: options.name,
      serializers: { err: (error: unknown) => describeError(error) },
      redact: { paths: REDACTED_PATHS, censor: "[redacted]" },
    },
    stream,
  );
}
