import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { interruptCommands } from "./suite/command.ts";
import { chooseSteps, runSteps } from "./suite/runner.ts";
import { STEPS } from "./suite/steps.ts";
import { summarize } from "./suite/summary.ts";

// `npm test`: every check and every test of the project, as named steps. `--only unit,e2e` runs some.

let interruption: NodeJS.Signals | undefined;
const isAtTerminal = process.stdin.isTTY || process.stdout.isTTY;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    interruption = signal;
    // A terminal tells whatever runs itself, and to be told twice means to end at once.
    if (signal === "SIGTERM" || !isAtTerminal) interruptCommands(signal);
  });
}

process.exitCode = await main();

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { only: { type: "string" } } });
  const names = values.only?.split(",").map((name) => name.trim()) ?? STEPS.map((step) => step.name);
  const folder = await mkdtemp(join(tmpdir(), "livedash-suite-"));
  try {
    const write = (text: string) => process.stdout.write(text);
    const isInterrupted = () => interruption !== undefined;
    const reports = await runSteps(chooseSteps(STEPS, names), { folder, write, isInterrupted });
    const { text, failed } = summarize(reports);
    write(text);
    return failed > 0 || isInterrupted() ? 1 : 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
