import { expect, test } from "./fixtures/test.ts";

const MOST_SCRIPT_BYTES = 250_000;

for (const path of ["/", "/failures"]) {
  test(`loads no more than 250 kB of scripts for ${path}, as they come over the wire, before anything on demand`, async ({
    page,
    signInAs,
  }) => {
    const sizes = new Map<string, Promise<number>>();
    page.on("requestfinished", (request) => {
      if (request.resourceType() !== "script") return;
      const name = request.url().split("/").at(-1) ?? "";
      const size = request.sizes().then(({ responseBodySize }) => responseBodySize);
      sizes.set(name, size);
    });
    await signInAs("ADMIN");
    const response = await page.goto(path, { waitUntil: "networkidle" });
    const html = (await response?.text()) ?? "";
    // What the page names is loaded whatever anybody does; the rest, when somebody comes to where it is needed.
    const first = [...sizes].filter(([name]) => html.includes(name));
    const total = (await Promise.all(first.map(([, size]) => size))).reduce((sum, size) => sum + size, 0);
    expect(first.length).toBeGreaterThan(3);
    expect(total).toBeLessThanOrEqual(MOST_SCRIPT_BYTES);
  });
}

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
