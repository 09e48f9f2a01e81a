import { writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { EXPERIMENTS } from "./experiments.ts";
import { type Figure, holds } from "./figure.ts";
import { describeMachine, type Machine } from "./machine.ts";
import { openBench } from "./open-bench.ts";
import { renderReport, toJson } from "./report.ts";

// `npm run bench`: every figure beside its own reference, measured in the same run. `--quick` takes smaller sizes, `--only
// apply,summary` some experiments, `--json FILE` writes the same for machines. Ends with 1 when a figure does not hold.

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
  const { machine, figures } = await measure(EXPERIMENTS.filter(({ name }) => names.includes(name)));
  process.stdout.write(renderReport(machine, figures));
  if (values.json !== undefined) await writeFile(values.json, toJson(machine, figures));
  return figures.every(holds) ? 0 : 1;
}

async function measure(chosen: typeof EXPERIMENTS): Promise<{ machine: Machine; figures: Figure[] }> {
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
    for (const experiment of chosen) {
      show(`${experiment.name} …`);
      figures.push(...(await experiment.run(bench)));
    }
    return { machine, figures };
  } finally {
    await bench.close();
  }
}
