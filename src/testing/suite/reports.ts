import { readFile } from "node:fs/promises";
import { z } from "zod";
import { failure, type Outcome } from "./outcome.ts";

const vitestReport = z
  .object({
    numPassedTests: z.number(),
    numFailedTests: z.number(),
    numPendingTests: z.number(),
    testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
  })
  .transform((report) => ({
    passed: report.numPassedTests,
    // A file that could not even be loaded has no test in it, and counts as one that failed.
    failed:
      report.numFailedTests +
      report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length,
    skipped: report.numPendingTests,
  }));

const playwrightReport = z
  .object({
    stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
    errors: z.array(z.unknown()),
  })
  .transform(({ stats, errors }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  }));

const REPORTS = { vitest: vitestReport, playwright: playwrightReport };

/**
 * What a test runner's JSON report and its exit code come to together. Having run nothing is a failure, and so is an
 * exit code that the report does not explain.
 */
export async function readReport(
  runner: keyof typeof REPORTS,
  { path, exitCode }: { path: string; exitCode: number },
): Promise<Outcome> {
  const text = await readFile(path, "utf8").catch(() => null);
  if (text === null) return failure(`${runner} ended with exit code ${exitCode} and left no report.`);
  const outcome = REPORTS[runner].parse(JSON.parse(text));
  if (outcome.passed + outcome.failed === 0) return failure(`${runner} ran no test.`);
  if (exitCode !== 0 && outcome.failed === 0) {
    return { ...outcome, failed: 1, reason: `${runner} ended with exit code ${exitCode}, although no test failed.` };
  }
  return outcome;
}
