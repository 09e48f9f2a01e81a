import { existsSync } from "node:fs";
import { join } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import { EnvError, readEnv } from "../../shared/env.ts";
import { createLogger } from "../../shared/logger.ts";
import { saveAddress } from "./address.ts";
import { type Simulator, type SimulatorOptions, startSimulator } from "./simulator.ts";

const DEFAULT_PORT = 4010;

type Flags = { port: number; host: string; dir: string; speed: number; addressFile?: string };

/** The simulator as a process: reads the command line, and listens until it is told to end. */
export async function startFromCommandLine(): Promise<Simulator> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const env = readEnv(process.env);
  const flags = new Command("simulator")
    .description("A simulation of OpenAI's Files and Batches. Nothing is sent anywhere, and no model answers.")
    .option("--port <number>", "where it listens; 0 for any free port", wholeNumber, DEFAULT_PORT)
    .option("--host <address>", "on which address", "127.0.0.1")
    .option("--dir <folder>", "where its state is kept", join(env.DATA_DIR, "simulator"))
    .option("--speed <factor>", "how many times faster than OpenAI it works", positiveNumber, env.SIMULATOR_SPEED)
    .option("--address-file <file>", "takes another port when that one is taken, and says here which")
    .parse()
    .opts<Flags>();
  const format = env.LOG_FORMAT ?? (process.stderr.isTTY ? "pretty" : "json");
  const log = createLogger({ level: env.LOG_LEVEL, format, name: "simulator" });
  log.warn(
    { speed: flags.speed },
    "This is a simulation of OpenAI: no model reads what is sent, rules write the answers.",
  );
  const options = { directory: flags.dir, port: flags.port, host: flags.host, speed: flags.speed, log };
  if (flags.addressFile === undefined) return startSimulator(options).catch(explain(flags));
  const simulator = await startOnSomePort(options);
  const { url, baseUrl } = simulator;
  await saveAddress(flags.addressFile, { url, baseUrl, pid: process.pid });
  return simulator;
}

async function startOnSomePort(options: SimulatorOptions): Promise<Simulator> {
  return startSimulator(options).catch((error: unknown) => {
    if (isTaken(error)) return startSimulator({ ...options, port: 0 });
    throw error;
  });
}

function explain({ host, port }: Flags): (error: unknown) => never {
  return (error) => {
    if (!isTaken(error)) throw error;
    throw new EnvError(`Port ${port} of ${host} is taken, perhaps by another simulator: choose one with --port.`);
  };
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}

function wholeNumber(text: string): number {
  if (!/^\d{1,5}$/u.test(text)) throw new InvalidArgumentError("It must be a whole number from 0 to 65535.");
  return Number(text);
}

function positiveNumber(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value <= 0) throw new InvalidArgumentError("It must be a number above 0.");
  return value;
}
