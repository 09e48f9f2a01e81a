import { randomUUID } from "node:crypto";
import type { Logger } from "../shared/logger.ts";
import type { Failure } from "./errors.ts";

/** Logs what nobody foresaw under an id, and gives what the caller may know of it: the id. */
export function reportUnexpected(log: Logger, error: unknown, where: string): Failure & { code: "INTERNAL" } {
  const errorId = randomUUID();
  log.error({ err: error, errorId, where }, "api.failed");
  return { code: "INTERNAL", detail: `Something went wrong on our side. It is in the log as ${errorId}.` };
}
