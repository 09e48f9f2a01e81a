import { SCREENS } from "./fixtures/screens.ts";
import { expect, test } from "./fixtures/test.ts";
import { clearJobsAtWork, seedJobsAtWork } from "./showcase/seed-jobs-at-work.ts";
import { seedShowcase } from "./showcase/seed-showcase.ts";

const MOST_SCRIPT_BYTES = 250_000;

test("loads no more than 250 kB of scripts for any screen, as they come over the wire, before anything on demand", async ({
  page,
  database,
  signInAs,
}) => {
  test.setTimeout(300_000);
  const showcase = await seedShowcase(database, { now: new Date(), batchSize: 2 });
  await signInAs("SUPER_ADMIN");
  // Sizes as they come over the wire: what a cache has, does not come.
  const sizes = new Map<string, Promise<number>>();
  page.on("requestfinished", (request) => {
    if (request.resourceType() !== "script") return;
    const size = request.sizes().then(({ responseBodySize }) => responseBodySize);
    if (!sizes.has(request.url())) sizes.set(request.url(), size);
  });
  for (const { name, path } of SCREENS) {
    await test.step(name, async () => {
      const response = await page.goto(path(showcase), { waitUntil: "networkidle" });
      const html = (await response?.text()) ?? "";
      // What the page names is loaded whatever anybody does; the rest, when somebody comes to where it is needed.
      const first = [...sizes].filter(([url]) => html.includes(new URL(url).pathname));
      const total = (await Promise.all(first.map(([, size]) => size))).reduce((sum, size) => sum + size, 0);
      expect.soft(first.length, name).toBeGreaterThan(3);
      expect.soft(total, name).toBeLessThanOrEqual(MOST_SCRIPT_BYTES);
    });
  }
});

test("moves nothing on screen while its figures arrive and a worker lives", async ({
  page,
  database,
  overview,
  signInAs,
}) => {
  await seedJobsAtWork(database);
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      const shifts = JSON.parse(document.documentElement.dataset["shifts"] ?? "[]") as number[];
      for (const entry of list.getEntries()) if ("value" in entry) shifts.push(Number(entry.value));
      document.documentElement.dataset["shifts"] = JSON.stringify(shifts);
    }).observe({ type: "layout-shift", buffered: true });
  });
  await signInAs("ADMIN");
  await overview.open();
  await expect(overview.schedules).toContainText("as of");
  await expect(overview.batches).toContainText("No batch is in flight");
  const shifts = await page.evaluate(() => JSON.parse(document.documentElement.dataset["shifts"] ?? "[]") as number[]);
  const total = shifts.reduce((sum, shift) => sum + shift, 0);
  await clearJobsAtWork(database);
  expect(total, "cumulative layout shift").toBeLessThan(0.1);
});
