import type { StepReport } from "./runner.ts";

/** A table of the steps, and as the last line `N passed, N failed`. */
export function summarize(reports: readonly StepReport[]): { text: string; failed: number } {
  const rows = reports.map(({ name, outcome, seconds }) => [
    outcome.failed > 0 ? "✗" : "✓",
    name.padEnd(12),
    String(outcome.passed).padStart(6),
    String(outcome.failed).padStart(6),
    String(outcome.skipped).padStart(7),
    `${seconds.toFixed(1)} s`.padStart(9),
  ]);
  const head = [" ", "step".padEnd(12), "passed", "failed", "skipped", "time".padStart(9)];
  const passed = sum(reports.map(({ outcome }) => outcome.passed));
  const failed = sum(reports.map(({ outcome }) => outcome.failed));
  const lines = ["", ...[head, ...rows].map((row) => row.join("  ")), "", `${passed} passed, ${failed} failed`];
  return { text: `${lines.join("\n")}\n`, failed };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
