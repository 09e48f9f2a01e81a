import { join } from "node:path";
import { ensureBrowser, installByApt } from "./browser.ts";
import { ROOT, runBin, runCommand } from "./command.ts";
import { failure, type Outcome, PASSED } from "./outcome.ts";
import { readReport } from "./reports.ts";

/** What a step may use of the run that it is part of. */
type StepContext = {
  /** Shows text while the step is at it; what a step does not show, it returns by throwing or in the outcome. */
  show: (text: string) => void;
  /** An empty folder for reports. */
  folder: string;
};

export type Step = {
  name: string;
  /** Steps without which this one makes no sense: they are run too, and when one fails, this one fails unrun. */
  needs: readonly string[];
  run(context: StepContext): Promise<Outcome>;
};

/** The tag of end-to-end tests beside which nothing else may run. */
const ALONE = "@alone";

/** Everything that `npm test` does, in order; what is quick and says most comes first. */
export const STEPS: readonly Step[] = [
  check("typecheck", ["next", "typegen"], ["tsc", "--noEmit"]),
  check("biome", ["biome", "check", "--error-on-warnings"]),
  check("oxlint", ["oxlint", "--type-aware", "--deny-warnings", "--report-unused-disable-directives"]),
  check("layers", ["depcruise", "src", "e2e", ...configFiles()]),
  check("knip", ["knip", "--no-progress"]),
  vitest("unit"),
  vitest("integration"),
  { name: "build", needs: [], run: build },
  playwright("e2e", ["--grep-invert", ALONE]),
  // What measures time gets the machine to itself.
  playwright("lighthouse", ["--grep", ALONE, "--workers", "1"]),
  vitest("chaos"),
];

function configFiles(): string[] {
  return [
    "next.config.mjs",
    "playwright.config.ts",
    "postcss.config.mjs",
    "prisma.config.ts",
    "tailwind.config.ts",
    "vitest.config.ts",
  ];
}

/** Commands that pass by ending well, one after the other; what they say is shown only when one does not. */
function check(name: string, ...commands: readonly (readonly [string, ...string[]])[]): Step {
  const run = async ({ show }: StepContext): Promise<Outcome> => {
    for (const [command, ...args] of commands) {
      const { exitCode, output } = await runBin(command, args);
      if (exitCode === 0) continue;
      show(output);
      return failure(`${[command, ...args].join(" ")} ended with exit code ${exitCode}.`);
    }
    return PASSED;
  };
  return { name, needs: [], run };
}

function vitest(project: string): Step {
  const run = async ({ show, folder }: StepContext) => {
    const path = join(folder, `${project}.json`);
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${path}`];
    const { exitCode } = await runBin("vitest", ["run", "--project", project, ...reporters], { onOutput: show });
    return readReport("vitest", { path, exitCode });
  };
  return { name: project, needs: [], run };
}

async function build({ show }: StepContext): Promise<Outcome> {
  const file = join(ROOT, "src/local/web/build.ts");
  const { exitCode } = await runCommand(process.execPath, [file], { onOutput: show });
  return exitCode === 0 ? PASSED : failure(`The build ended with exit code ${exitCode}.`);
}

function playwright(name: string, choice: readonly string[]): Step {
  const run = async ({ show, folder }: StepContext): Promise<Outcome> => {
    const say = (text: string) => process.stderr.write(text);
    const path = join(folder, `${name}.json`);
    const browser = await ensureBrowser({ env: process.env, install: () => installByApt(say) });
    const env = { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: path };
    const args = ["test", "--reporter=list,json", ...choice];
    const { exitCode } = await runBin("playwright", args, { env, onOutput: show });
    return readReport("playwright", { path, exitCode });
  };
  return { name, needs: ["build"], run };
}
