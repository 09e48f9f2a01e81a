import { failure, type Outcome } from "./outcome.ts";
import type { Step } from "./steps.ts";

export type StepReport = { name: string; outcome: Outcome; seconds: number };

/** A sign of life from a step that has shown nothing for this long. */
const SILENCE_MILLISECONDS = 15_000;

/** The steps of those names and all that they need, in the order of `steps`. @throws naming a step that does not exist */
export function chooseSteps(steps: readonly Step[], names: readonly string[]): Step[] {
  const chosen = new Set<string>();
  const choose = (name: string): void => {
    const step = steps.find((candidate) => candidate.name === name);
    if (step === undefined) {
      throw new Error(`There is no step "${name}"; there are: ${steps.map((known) => known.name).join(", ")}.`);
    }
    chosen.add(name);
    for (const needed of step.needs) choose(needed);
  };
  for (const name of names) choose(name);
  return steps.filter((step) => chosen.has(step.name));
}

/** Runs steps one after the other, whatever becomes of the others, and shows how each goes. */
export async function runSteps(
  steps: readonly Step[],
  { folder, write, isInterrupted }: { folder: string; write: (text: string) => void; isInterrupted: () => boolean },
): Promise<StepReport[]> {
  const reports: StepReport[] = [];
  for (const step of steps) {
    if (isInterrupted()) break;
    const failedNeed = reports.find((report) => report.outcome.failed > 0 && step.needs.includes(report.name));
    const startedAt = Date.now();
    write(`\n▶ ${step.name}\n`);
    const outcome = failedNeed
      ? failure(`It was not run, because ${failedNeed.name} failed.`)
      : await runAlive(step, folder, write);
    const seconds = (Date.now() - startedAt) / 1000;
    reports.push({ name: step.name, outcome, seconds });
    if (outcome.reason !== undefined) write(`${outcome.reason}\n`);
    write(`${outcome.failed > 0 ? "✗" : "✓"} ${step.name} (${seconds.toFixed(1)} s)\n`);
  }
  return reports;
}

async function runAlive(step: Step, folder: string, write: (text: string) => void): Promise<Outcome> {
  const startedAt = Date.now();
  let lastSign = startedAt;
  const show = (text: string) => {
    lastSign = Date.now();
    write(text);
  };
  const timer = setInterval(() => {
    if (Date.now() - lastSign < SILENCE_MILLISECONDS) return;
    show(`  … ${step.name} is still running (${Math.round((Date.now() - startedAt) / 1000)} s)\n`);
  }, 1000);
  try {
    return await step.run({ show, folder });
  } catch (error) {
    return failure(error instanceof Error ? error.message : String(error));
  } finally {
    clearInterval(timer);
  }
}
