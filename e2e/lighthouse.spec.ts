import { serveKnownPage } from "./fixtures/known-page.ts";
import { type LighthouseInput, runLighthouse } from "./fixtures/lighthouse.ts";
import { expect, test } from "./fixtures/test.ts";
import { clearJobsAtWork, seedJobsAtWork } from "./showcase/seed-jobs-at-work.ts";
import { seedShowcase } from "./showcase/seed-showcase.ts";

const LEAST = 95;
/** What else the machine has to do only takes points away, so the best run counts, and one that is good enough is enough. */
const MOST_RUNS = 7;
/** What the page of known work takes where the bar is to be met. A slower machine, or hour, is taken for such a one. */
const KNOWN_PAGE_MILLISECONDS = 900;

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
    const known = await timeKnownPage(input);
    const cpuSlowdown = Math.min(1, KNOWN_PAGE_MILLISECONDS / known);
    const performance: number[] = [];
    let reasons = `The known page took ${Math.round(known)} ms.`;
    while (performance.length < MOST_RUNS && Math.max(0, ...performance) < LEAST) {
      const { url, scores, shortcomings } = await runLighthouse({ ...input, cpuSlowdown });
      expect(url).toBe(input.url);
      performance.push(scores.performance);
      reasons += `\n${scores.performance}: ${shortcomings.join(", ")}`;
      expect(scores, reasons).toMatchObject({ accessibility: 100, "best-practices": expect.any(Number) });
      expect(scores["best-practices"], reasons).toBeGreaterThanOrEqual(LEAST);
    }
    await clearJobsAtWork(database);
    expect(Math.max(...performance), reasons).toBeGreaterThanOrEqual(LEAST);
  });
}

/** In milliseconds; the best of two, as with the page that is measured. */
async function timeKnownPage(input: Pick<LighthouseInput, "chromium" | "cookie" | "preset">): Promise<number> {
  const { url, close } = await serveKnownPage();
  try {
    const first = await runLighthouse({ ...input, url, cpuSlowdown: 1 });
    const second = await runLighthouse({ ...input, url, cpuSlowdown: 1 });
    return Math.min(first.mainThreadMilliseconds, second.mainThreadMilliseconds);
  } finally {
    close();
  }
}
