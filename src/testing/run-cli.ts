import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { onTestFinished } from "vitest";
import { createTestDatabase } from "./test-database.ts";
import { startTestSimulator } from "./test-simulator.ts";

const MAIN = join(import.meta.dirname, "../cli/main.ts");

export type CliOutcome = { exitCode: number | null; stdout: string; stderr: string };

/** A folder of the test's own, gone when it ends. */
export async function createFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "livedash-cli-"));
  // Open to the user that root runs PostgreSQL as: its files are within then, and go with the folder.
  await chmod(folder, 0o755);
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Runs the command line in a process of its own, with nothing in its environment but what is given. */
export async function runCli(
  args: readonly string[],
  options: { env: Record<string, string>; cwd: string },
): Promise<CliOutcome> {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", MAIN, ...args], {
    cwd: options.cwd,
    env: { NODE_ENV: "production", PATH, HOME, LOG_LEVEL: "error", ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = once(child, "exit");
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  await ended;
  return { exitCode: child.exitCode, stdout, stderr };
}

/** The command line on a database and a simulated provider of the test's own. */
export async function startTestCli(overrides: Record<string, string> = {}) {
  const { database, databaseUrl } = await createTestDatabase();
  const simulator = await startTestSimulator();
  const folder = await createFolder();
  const env = { DATA_DIR: folder, DATABASE_URL: databaseUrl, OPENAI_BASE_URL: simulator.baseUrl, ...overrides };
  const run = (...args: string[]) => runCli(args, { env, cwd: folder });
  return {
    database,
    simulator,
    folder,
    run,
    /** The JSON that a command prints; it must not have failed. */
    runJson: async (...args: string[]): Promise<unknown> => {
      const { exitCode, stdout, stderr } = await run(...args);
      if (exitCode !== 0) throw new Error(`livedash ${args.join(" ")} ended with ${exitCode}: ${stderr}`);
      return JSON.parse(stdout);
    },
  };
}
