import { expect, test } from "vitest";
import { failure, type Outcome, PASSED } from "./outcome.ts";
import { chooseSteps, runSteps } from "./runner.ts";
import type { Step } from "./steps.ts";
import { summarize } from "./summary.ts";

function step(name: string, outcome: Outcome | Error, needs: readonly string[] = []): Step {
  const run = () => (outcome instanceof Error ? Promise.reject(outcome) : Promise.resolve(outcome));
  return { name, needs, run };
}

async function runAll(steps: readonly Step[], isInterrupted = () => false) {
  let output = "";
  const write = (text: string) => {
    output += text;
  };
  const reports = await runSteps(steps, { folder: "", write, isInterrupted });
  return { reports, output, ...summarize(reports) };
}

const lastLine = (text: string) => text.trimEnd().split("\n").at(-1);

test("goes on after a failure, and ends with the sum of all tests as its last line", async () => {
  const { text, failed, output } = await runAll([
    step("typecheck", failure("tsc ended with exit code 2.")),
    step("unit", { passed: 40, failed: 2, skipped: 1 }),
    step("knip", PASSED),
  ]);
  expect(lastLine(text)).toBe("41 passed, 3 failed");
  expect(failed).toBe(3);
  expect(output).toContain("tsc ended with exit code 2.");
  expect(output).toMatch(/✓ knip \(\d+\.\d s\)/u);
});

test("does not run what makes no sense without a step that failed, and counts it as failed", async () => {
  const { text, output } = await runAll([step("build", failure("no")), step("e2e", PASSED, ["build"])]);
  expect(lastLine(text)).toBe("0 passed, 2 failed");
  expect(output).toContain("It was not run, because build failed.");
});

test("takes an exception of a step for its failure", async () => {
  const { text, output } = await runAll([step("e2e", new Error("There is no browser.")), step("knip", PASSED)]);
  expect(lastLine(text)).toBe("1 passed, 1 failed");
  expect(output).toContain("There is no browser.");
});

test("begins nothing more once it is interrupted", async () => {
  let isInterrupted = false;
  const interrupting: Step = {
    name: "unit",
    needs: [],
    run: async () => {
      isInterrupted = true;
      return PASSED;
    },
  };
  const { reports } = await runAll([interrupting, step("knip", PASSED)], () => isInterrupted);
  expect(reports.map(({ name }) => name)).toEqual(["unit"]);
});

test("runs the steps that are asked for with all that they need, in their own order", () => {
  const steps = [step("typecheck", PASSED), step("build", PASSED), step("e2e", PASSED, ["build"])];
  expect(chooseSteps(steps, ["e2e", "typecheck"]).map(({ name }) => name)).toEqual(["typecheck", "build", "e2e"]);
  expect(chooseSteps(steps, ["typecheck"]).map(({ name }) => name)).toEqual(["typecheck"]);
  expect(() => chooseSteps(steps, ["nonsense"])).toThrow(
    'There is no step "nonsense"; there are: typecheck, build, e2e.',
  );
});
