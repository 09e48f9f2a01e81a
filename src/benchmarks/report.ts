import { type Figure, holds, type Reach } from "./figure.ts";
import type { Machine } from "./machine.ts";

const DIGITS = { maximumSignificantDigits: 3, useGrouping: true } as const;
const format = (value: number) => value.toLocaleString("en", DIGITS);

const HEAD = ["figure", "measured", "reference", "", "ratio", "reach", "holds"];

/** The figures as a table in Markdown, under the machine that they were measured on. */
export function renderReport(machine: Machine, figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.note === undefined ? figure.title : `${figure.title} (${figure.note})`,
    `${format(figure.value)} ${figure.unit}`,
    figure.reference,
    `${format(figure.referenceValue)} ${figure.unit}`,
    `${format(figure.ratio)} ×`,
    describeReach(figure),
    holds(figure) ? "yes" : "NO",
  ]);
  const widths = HEAD.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const { date, cpu, cores, memoryGigabytes, node, postgres, isQuick } = machine;
  const about = `${date} · ${cpu}, ${cores} cores, ${memoryGigabytes} GB · Node ${node}, PostgreSQL ${postgres}${isQuick ? " · quick" : ""}`;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return `${[about, "", line(HEAD), rule, ...rows.map(line)].join("\n")}\n`;
}

/** A figure in a line, for whoever waits for the others. */
export function describeFigure(figure: Figure): string {
  const measured = `${format(figure.value)} ${figure.unit} beside ${format(figure.referenceValue)}`;
  const verdict = holds(figure) ? "holds" : "does NOT hold";
  const note = figure.note === undefined ? "" : ` (${figure.note})`;
  return `${figure.title}: ${measured}, ${format(figure.ratio)} × (${describeReach(figure)}): ${verdict}${note}`;
}

function describeReach({ reach, unit }: Figure): string {
  const value = reach.value === undefined ? "" : `, < ${format(reach.value.below)} ${unit}`;
  const wait = reach.wait === undefined ? "" : `, others wait < ${format(reach.wait.below)} ms`;
  return `${describeRatio(reach)}${value}${wait}`;
}

function describeRatio({ ratio }: Reach): string {
  return "atMost" in ratio ? `≤ ${ratio.atMost} ×` : `≥ ${ratio.atLeast} ×`;
}

/** The same for machines. */
export function toJson(machine: Machine, figures: readonly Figure[]): string {
  return `${JSON.stringify({ machine, figures: figures.map((figure) => ({ ...figure, holds: holds(figure) })) }, null, 2)}\n`;
}
