import { runLighthouse } from "./fixtures/lighthouse.ts";
import { expect, test } from "./fixtures/test.ts";
import { clearJobsAtWork, seedJobsAtWork } from "./showcase/seed-jobs-at-work.ts";
import { seedShowcase } from "./showcase/seed-showcase.ts";

const LEAST = 95;
/** What else the machine has to do only takes points away, so the best run counts, and one that is good enough is enough. */
const MOST_RUNS = 5;
/** Lighthouse calls a processor with a lower one slower than it expects: what that takes longer for is not the page's fault. */
const EXPECTED_BENCHMARK_INDEX = 1000;

test.setTimeout(600_000);

for (const path of ["/", "/requests"]) {
  const title = `gets at least ${LEAST} of 100 from Lighthouse for ${path}: performance, accessibility, best practices`;
  test(title, { tag: "@alone" }, async ({ page, database, baseURL, launchOptions, signInAs }) => {
    await seedShowcase(database, { now: new Date(), batchSize: 10 });
    // With a worker that lives: without one a banner, which nobody should overlook, pushes everything down.
    await seedJobsAtWork(database);
    await signInAs("SUPER_ADMIN");
    const cookies = await page.context().cookies();
    const input = {
      url: `${baseURL}${path}`,
      cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; "),
      chromium: launchOptions.executablePath ?? "",
      preset: "desktop",
    } as const;
    const performance: number[] = [];
    let [cpuSlowdown, reasons] = [1, ""];
    while (performance.length < MOST_RUNS && Math.max(0, ...performance) < LEAST) {
      const { url, benchmarkIndex, scores, shortcomings } = await runLighthouse({ ...input, cpuSlowdown });
      expect(url).toBe(input.url);
      performance.push(scores.performance);
      reasons += `\n${scores.performance} at ${benchmarkIndex} × ${cpuSlowdown}: ${shortcomings.join(", ")}`;
      expect(scores, reasons).toMatchObject({ accessibility: 100, "best-practices": expect.any(Number) });
      expect(scores["best-practices"], reasons).toBeGreaterThanOrEqual(LEAST);
      cpuSlowdown = Math.min(1, benchmarkIndex / EXPECTED_BENCHMARK_INDEX);
    }
    await clearJobsAtWork(database);
    expect(Math.max(...performance), reasons).toBeGreaterThanOrEqual(LEAST);
  });
}
