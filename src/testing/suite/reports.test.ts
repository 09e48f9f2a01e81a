import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readReport } from "./reports.ts";

async function reportFile(content: unknown): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "livedash-report-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, "report.json"), JSON.stringify(content));
  return join(folder, "report.json");
}

const vitest = (passed: number, failed: number, testResults: unknown[] = []) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: 0,
  testResults,
});

const playwright = (stats: object, errors: unknown[] = []) => ({
  stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats },
  errors,
});

test.each([
  ["vitest", vitest(3, 0), 0, { passed: 3, failed: 0 }],
  ["vitest", vitest(3, 1), 1, { passed: 3, failed: 1 }],
  ["playwright", playwright({ expected: 3, flaky: 1, skipped: 2 }), 0, { passed: 4, failed: 0, skipped: 2 }],
  ["playwright", playwright({ expected: 3, unexpected: 1 }), 1, { passed: 3, failed: 1 }],
] as const)("counts the single tests of %s", async (runner, report, exitCode, outcome) => {
  expect(await readReport(runner, { path: await reportFile(report), exitCode })).toMatchObject(outcome);
});

test("counts a file that could not be loaded as failed", async () => {
  const path = await reportFile(vitest(3, 0, [{ status: "failed", assertionResults: [] }]));
  expect(await readReport("vitest", { path, exitCode: 1 })).toMatchObject({ passed: 3, failed: 1 });
});

test("counts an error outside of every test as failed", async () => {
  const path = await reportFile(playwright({ expected: 3 }, [{ message: "set-up failed" }]));
  expect(await readReport("playwright", { path, exitCode: 1 })).toMatchObject({ passed: 3, failed: 1 });
});

test.each(["vitest", "playwright"] as const)("takes it for a failure when %s ran no test", async (runner) => {
  const path = await reportFile(runner === "vitest" ? vitest(0, 0) : playwright({ skipped: 4 }));
  expect(await readReport(runner, { path, exitCode: 0 })).toMatchObject({
    failed: 1,
    reason: `${runner} ran no test.`,
  });
});

test("believes an exit code rather than a report without a failure", async () => {
  const path = await reportFile(vitest(3, 0));
  expect(await readReport("vitest", { path, exitCode: 1 })).toMatchObject({ passed: 3, failed: 1 });
});

test("takes it for a failure when there is no report", async () => {
  expect(await readReport("vitest", { path: "/nonexistent", exitCode: 139 })).toMatchObject({ passed: 0, failed: 1 });
});
