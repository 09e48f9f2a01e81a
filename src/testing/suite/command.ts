import { type ChildProcess, spawn } from "node:child_process";
import { constants } from "node:os";
import { join } from "node:path";
import { ENV_NAMES } from "../../shared/env.ts";

export const ROOT = join(import.meta.dirname, "../../..");

const BOOTSTRAP = join(ROOT, "src/bootstrap.mjs");

export type CommandOptions = {
  env?: Readonly<Record<string, string>>;
  /** Receives the output as it comes; without it, the output is only kept. */
  onOutput?: (text: string) => void;
};

export type CommandResult = { exitCode: number; output: string };

/** Commands that run at this moment, which an interruption has to reach. */
const running = new Set<ChildProcess>();

/** Runs a package's command on the locked Node. */
export function runBin(name: string, args: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  return runCommand(process.execPath, [BOOTSTRAP, "--bin", name, ...args], options);
}

/** Runs a command in the project's folder to its end; both its outputs are one text, as in a terminal. */
export function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { ...ownEnvironment(), ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      options.onOutput?.(text);
    });
  }
  return new Promise<CommandResult>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      const exitCode = code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
      resolve({ exitCode, output });
    });
  }).finally(() => running.delete(child));
}

/** Passes an interruption on to whatever runs, so that nothing outlives this process. */
export function interruptCommands(signal: NodeJS.Signals): void {
  for (const child of running) child.kill(signal);
}

/** The environment without the product's own variables: a developer's settings must not decide what a test does. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
  for (const name of ENV_NAMES) delete environment[name];
  return environment;
}
