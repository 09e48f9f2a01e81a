import { existsSync } from "node:fs";
import { type Env, readEnv } from "../shared/env.ts";

const FILE = ".env";

/**
 * The environment of this process, read once at its start, with the project's `.env` behind it: what is set outside
 * wins.
 *
 * @throws {EnvError} naming every variable that is wrong
 */
export function loadEnv(): Env {
  if (existsSync(FILE)) process.loadEnvFile(FILE);
  return readEnv(process.env);
}
