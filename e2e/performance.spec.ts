import { expect, test } from "./fixtures/test.ts";

const MOST_SCRIPT_BYTES = 250_000;

test("loads no more than 250 kB of scripts for the overview, as they come over the wire", async ({
  page,
  overview,
  signInAs,
}) => {
  const sizes: Promise<number>[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() === "script") sizes.push(request.sizes().then((size) => size.responseBodySize));
  });
  await signInAs("ADMIN");
  await overview.open();
  await expect(overview.count("Pending")).toHaveText("0");
  const total = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(sizes.length).toBeGreaterThan(3);
  expect(total).toBeLessThanOrEqual(MOST_SCRIPT_BYTES);
});

test("moves nothing on screen while its figures arrive", async ({ page, overview, signInAs }) => {
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
  expect(total, "cumulative layout shift").toBeLessThan(0.1);
});
