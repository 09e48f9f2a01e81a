import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { EXPERIMENTS } from "./experiments.ts";
import { type Figure, holds } from "./figure.ts";
import { describeMachine, type Machine } from "./machine.ts";
import { openBench } from "./open-bench.ts";
import { describeFigure, renderReport, toJson } from "./report.ts";

// `npm run bench`: every figure beside its own reference, measured in the same run. `--quick` takes smaller sizes, `--only
// apply,submit` some experiments, `--json FILE` writes the same for machines. Ends with 1 when a figure does not hold, or
// could not be measured.

const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    only: { type: "string" },
    json: { type: "string" },
  },
});

process.exitCode = await main();

async function main(): Promise<number> {
  const names = values.only?.split(",").map((name) => name.trim()) ?? EXPERIMENTS.map(({ name }) => name);
  const unknown = names.find((name) => !EXPERIMENTS.some((experiment) => experiment.name === name));
  if (unknown !== undefined) {
    const known = EXPERIMENTS.map(({ name }) => name).join(", ");
    process.stderr.write(`bench: There is no experiment "${unknown}"; there are ${known}.\n`);
    return 2;
  }
  const { machine, figures, failed } = await measure(EXPERIMENTS.filter(({ name }) => names.includes(name)));
  process.stdout.write(renderReport(machine, figures));
  if (values.json !== undefined) await writeFile(values.json, toJson(machine, figures));
  if (failed.length > 0) process.stderr.write(`bench: Not measured: ${failed.join(", ")}; see above why.\n`);
  return failed.length === 0 && figures.every(holds) ? 0 : 1;
}

/** `failed`: the names of experiments that came to no figure; an hour's other figures are not lost for it. */
type Measured = { machine: Machine; figures: Figure[]; failed: string[] };

async function measure(chosen: typeof EXPERIMENTS): Promise<Measured> {
  const show = (text: string) => process.stderr.write(`bench: ${text}\n`);
  const bench = await openBench({ isQuick: values.quick, show });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      bench.close().then(
        () => process.exit(130),
        () => process.exit(1),
      );
    });
  }
  try {
    const { database, drop } = await bench.createDatabase();
    const machine = await describeMachine(database, values.quick);
    await drop();
    const figures: Figure[] = [];
    const failed: string[] = [];
    for (const { name, run } of chosen) {
      show(`${name} …`);
      const startedAt = performance.now();
      try {
        const measured = await run(bench);
        figures.push(...measured);
        for (const figure of measured) show(describeFigure(figure));
      } catch (error) {
        failed.push(name);
        show(`${name} failed: ${error instanceof Error ? error.stack : error}`);
      }
      show(`${name} took ${Math.round((performance.now() - startedAt) / 1000)} s`);
    }
    return { machine, figures, failed };
  } finally {
    await bench.close();
  }
}
