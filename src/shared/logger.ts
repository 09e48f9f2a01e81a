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
      redact: { paths: REDACTED_PATHS, censor: "[redacted]" },
    },
    stream,
  );
}
