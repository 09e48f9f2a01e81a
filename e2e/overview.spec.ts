import { budgetHold, PROVIDER_HOLD } from "../src/domain/hold.ts";
import { seedAttempts } from "../src/testing/seed-attempts.ts";
import { seedBatch, seedRequests } from "../src/testing/seed-requests.ts";
import { expect, test } from "./fixtures/test.ts";

const MINUTE = 60_000;
const minutesFromNow = (minutes: number) => new Date(Date.now() + minutes * MINUTE);

test("shows how many requests have each status, and the moment that the figures belong to", async ({
  database,
  overview,
  signInAs,
}) => {
  await seedRequests(database, [
    ...Array.from({ length: 1200 }, () => ({})),
    { processingStatus: "PROCESSING_COMPLETE" },
    { processingStatus: "PROCESSING_COMPLETE" },
    { processingStatus: "PROCESSING_FAILED" },
  ]);
  await signInAs("SUPPORT");
  await overview.open();
  await expect(overview.count("Pending")).toHaveText("1,200");
  await expect(overview.count("In a batch")).toHaveText("0");
  await expect(overview.count("Complete")).toHaveText("2");
  await expect(overview.count("Failed")).toHaveText("1");
  await expect(overview.requests).toContainText(/as of \d\d:\d\d:\d\d/u);
});

test("follows the database by itself, as often as was chosen", async ({ page, database, overview, signInAs }) => {
  await page.clock.install();
  await signInAs("ADMIN");
  await overview.open();
  await overview.setRefresh("Every 5 s");
  await expect(overview.count("Failed")).toHaveText("0");
  await seedRequests(database, [{ processingStatus: "PROCESSING_FAILED" }]);
  await page.clock.fastForward(5 * 1000);
  await expect(overview.count("Failed")).toHaveText("1");
});

test("asks for nothing at all while live refresh is off, and remembers that", async ({
  page,
  database,
  overview,
  signInAs,
}) => {
  await page.clock.install();
  await signInAs("ADMIN");
  await overview.open();
  await overview.setRefresh("Off");
  await page.reload();
  await expect(overview.count("Failed")).toHaveText("0");
  await expect(page.getByRole("button", { name: "Live refresh: Off" })).toBeVisible();

  const calls: string[] = [];
  page.on("request", (request) => {
    // Other screens' code, which the router fetches ahead once after a page has come, has nothing to do with it.
    if (request.headers()["next-router-prefetch"] === undefined) calls.push(request.url());
  });
  await seedRequests(database, [{ processingStatus: "PROCESSING_FAILED" }]);
  await page.clock.fastForward(10 * MINUTE);
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  expect(calls).toEqual([]);

  await page.getByRole("button", { name: "Refresh now" }).click();
  await expect(overview.count("Failed")).toHaveText("1");
});

test("shows every batch in flight: whose, how far, until when, and what is wrong with it", async ({
  database,
  overview,
  signInAs,
}) => {
  await seedBatch(database, {
    status: "IN_PROGRESS",
    providerStatus: "in_progress",
    model: "gpt-4o",
    requestCount: 2500,
    providerCompleted: 1630,
    providerFailed: 12,
    createdAt: minutesFromNow(-42),
    expiresAt: minutesFromNow(90),
    pollWarningCount: 2,
  });
  await seedBatch(database, { status: "PROCESSED", model: "gpt-4.1" });
  await signInAs("SUPPORT");
  await overview.open();
  const batch = overview.batchOf("Acme");
  await expect(batch).toHaveCount(1);
  await expect(batch).toContainText("gpt-4o");
  await expect(batch).toContainText("In progress");
  await expect(batch).toContainText("1,630 of 2,500 succeeded · 12 failed");
  await expect(batch).toContainText("42 min ago");
  await expect(batch).toContainText(/1:(?:29|30):\d\d/u);
  await expect(batch).toContainText("2 status calls in a row failed");
  await expect(batch.getByRole("progressbar")).toHaveAttribute("aria-valuenow", "1642");
});

test("tells the provider's own word where it says more than ours, and the exact time on hover", async ({
  page,
  database,
  overview,
  signInAs,
}) => {
  const createdAt = new Date("2026-07-01T10:00:00Z");
  await seedBatch(database, { status: "FINALIZING", providerStatus: "cancelling", createdAt });
  await signInAs("SUPPORT");
  await overview.open();
  const batch = overview.batchOf("Acme");
  await expect(batch).toContainText("cancelling");
  await batch.getByRole("time").first().hover();
  await expect(page.getByText("1 Jul 2026, 12:00:00 CEST")).toBeVisible();
});

test("lists batches as cards where there is no room for a table", async ({ page, database, overview, signInAs }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await seedBatch(database, { status: "VALIDATING", requestCount: 10 });
  await signInAs("SUPPORT");
  await overview.open();
  const card = overview.batches.getByRole("listitem").filter({ hasText: "Acme" });
  await expect(card).toContainText("Validating");
  await expect(overview.batches.getByRole("table")).toBeHidden();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, "pixels to scroll sideways").toBe(0);
});

test("says what to do when nothing is in flight", async ({ overview, signInAs }) => {
  await signInAs("SUPPORT");
  await overview.open();
  await expect(overview.batches).toContainText("No batch is in flight");
  await expect(overview.batches).toContainText("livedash import");
});

test("says what is wrong when the server does not answer, and gets over it", async ({ page, overview, signInAs }) => {
  await page.clock.install();
  await signInAs("ADMIN");
  await page.route("**/api/trpc/**", (route) => route.abort());
  await overview.open();
  const retry = overview.requests.getByRole("button", { name: "Try again" });
  // The one retry that a query makes by itself.
  await page.clock.fastForward(2000);
  await expect(overview.requests).toContainText("The server does not answer");
  await page.unroute("**/api/trpc/**");
  await retry.click();
  await expect(overview.count("Pending")).toHaveText("0");
});

test("keeps what it knows when a refresh fails, and says that it is old", async ({ page, overview, signInAs }) => {
  await page.clock.install();
  await signInAs("ADMIN");
  await overview.open();
  await expect(overview.count("Pending")).toHaveText("0");
  await page.route("**/api/trpc/**", (route) => route.abort());
  await page.getByRole("button", { name: "Refresh now" }).click();
  await page.clock.fastForward(2000);
  await expect(overview.requests).toContainText("not up to date");
  await expect(overview.count("Pending")).toHaveText("0");
});

test("warns while no worker runs, and shows what a worker has planned", async ({
  page,
  overview,
  signInAs,
  system,
}) => {
  const refresh = page.getByRole("button", { name: "Refresh now" });
  await signInAs("ADMIN");
  await overview.open();
  await expect(overview.notices).toContainText("No worker is running");
  const worker = await system.startWorker();
  await refresh.click();
  await expect(overview.notices).toBeHidden();
  const create = overview.schedule("Create batches");
  await expect(create.getByRole("definition").first()).toHaveText(/^\d+:\d\d:\d\d$/u);
  const poll = overview.schedule("Poll batches");
  await expect(poll).toContainText("Off");
  await worker.stop();
  await refresh.click();
  await expect(overview.notices).toContainText("No worker is running");
});

test("warns when the provider refuses the key, and when a token budget is full", async ({
  database,
  overview,
  signInAs,
}) => {
  const [code, message] = ["invalid_api_key", "Incorrect API key provided."];
  await database.pipelineHold.createMany({
    data: [
      { scope: PROVIDER_HOLD, code, message },
      { scope: budgetHold("gpt-4o"), code: "budget", message: "Full." },
    ],
  });
  await seedBatch(database, { status: "PENDING" });
  await signInAs("SUPPORT");
  await overview.open();
  await expect(overview.notices).toContainText("The provider refuses us");
  await expect(overview.notices).toContainText("Incorrect API key provided.");
  await expect(overview.notices).toContainText("The token budget of gpt-4o is full");
  await expect(overview.batchOf("Acme")).toContainText("Held back: Incorrect API key provided.");
});

test("leads from every count to what it counts", async ({ database, overview, signInAs }) => {
  await seedBatch(database, { status: "FINALIZING" });
  await signInAs("SUPPORT");
  await overview.open();
  const failed = overview.requests.getByRole("link", { name: "Failed" });
  await expect(failed).toHaveAttribute("href", "/requests?status=processing_failed");
  const finalizing = overview.batchCounts.getByRole("link", { name: /^Finalizing/u });
  await expect(finalizing).toHaveAttribute("href", "/batches?status=finalizing");
  await expect(finalizing).toContainText("1");
});

test("shows over time what succeeded and what failed, as a chart and as a table, for as long as is chosen", async ({
  page,
  database,
  overview,
  signInAs,
}) => {
  const failure = { succeeded: false, errorCode: "refusal" };
  const threeDaysAgo = minutesFromNow(-3 * 24 * 60);
  await seedAttempts(database, [{}, {}, failure, { finishedAt: threeDaysAgo }]);
  await signInAs("SUPPORT");
  await overview.open();
  const { throughput } = overview;
  await expect(throughput.getByRole("listitem").filter({ hasText: "Completed" })).toHaveText("Completed2");
  await expect(throughput.getByRole("application")).toBeVisible();
  await expect(throughput).toContainText("Europe/Berlin");
  await expect(throughput).toContainText(/as of \d\d:\d\d:\d\d/u);

  await throughput.getByRole("button", { name: "7 d" }).click();
  await expect(page).toHaveURL("/?window=7d");
  await expect(throughput.getByRole("listitem").filter({ hasText: "Completed" })).toHaveText("Completed3");
  await expect(overview.money).toContainText("7 d");
  await throughput.getByRole("button", { name: "Show as table" }).click();
  await page.reload();
  await expect(throughput.getByRole("listitem").filter({ hasText: "Failed" })).toHaveText("Failed1");
  await throughput.getByRole("button", { name: "Show as table" }).click();
  const newest = throughput.getByRole("row").nth(1);
  await expect(newest.getByRole("cell")).toHaveText(["2", "1"]);
  await expect(throughput.getByRole("row")).toHaveCount(29);
});

test("tells with the arrow keys what each bar of the chart stands for", async ({
  page,
  database,
  overview,
  signInAs,
}) => {
  await seedAttempts(database, [{}, {}]);
  await signInAs("SUPPORT");
  await overview.open();
  const chart = overview.throughput.getByRole("application");
  await expect(chart).toBeVisible();
  await chart.focus();
  await page.keyboard.press("ArrowRight");
  await expect(overview.throughput.getByText(/^\d+ \w+, \d\d:\d\d–\d\d:\d\d$/u).first()).toBeVisible();
});

test("shows what was spent and saved, and says when a price was unknown", async ({
  page,
  database,
  overview,
  signInAs,
}) => {
  const priced = { promptTokens: 900, completionTokens: 100, totalCostEur: 1.25, syncCostEur: 2.5 };
  await seedAttempts(database, [priced, priced]);
  await signInAs("SUPPORT");
  await overview.open();
  await expect(overview.money).toContainText("Saved€2.5050%");
  await expect(overview.money).toContainText("Spent€2.50");
  await expect(overview.money).toContainText("Without the Batch API€5.00");
  await expect(overview.money).not.toContainText("Prices were unknown");
  await seedAttempts(database, [{ promptTokens: 900, completionTokens: 100 }]);
  await page.getByRole("button", { name: "Refresh now" }).click();
  await expect(overview.money).toContainText("Prices were unknown for some requests");
});

test("shows what fails most, with the way to all of it", async ({ database, overview, signInAs }) => {
  const failure = { processingStatus: "PROCESSING_FAILED" as const, errorMessage: "I cannot help with that." };
  await seedRequests(database, [{ ...failure, errorCode: "refusal" }]);
  await signInAs("SUPPORT");
  await overview.open();
  const group = overview.failures.getByRole("listitem");
  await expect(group).toContainText("refusal");
  await expect(group).toContainText("I cannot help with that.");
  await expect(group.getByRole("link", { name: "1 failed requests with refusal" })).toBeVisible();
  await expect(overview.failures.getByRole("link", { name: "All failures" })).toHaveAttribute("href", "/failures");
});

test("lets operators run a schedule now, pause it and resume it, and tells who paused it", async ({
  page,
  overview,
  signInAs,
  system,
}) => {
  const worker = await system.startWorker();
  await signInAs("ADMIN");
  await overview.open();
  const create = overview.schedule("Create batches");
  await create.getByRole("button", { name: "Pause: “Create batches”" }).click();
  await expect(create).toContainText("Paused by admin@livedash.test");
  await expect(create.getByRole("definition").first()).toHaveText("–");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(create.getByRole("button", { name: "Pause: “Create batches”" })).toBeVisible();
  await expect(create).not.toContainText("Paused");
  await create.getByRole("button", { name: "Run now: “Create batches”" }).click();
  await expect(page.getByText("“Create batches” runs as soon as a worker is free")).toBeVisible();
  await worker.stop();
});

test("offers SUPPORT no button that changes a schedule or a request", async ({ database, overview, signInAs }) => {
  await seedRequests(database, [{ processingStatus: "PROCESSING_FAILED", errorCode: "refusal", errorMessage: "No." }]);
  await signInAs("SUPPORT");
  await overview.open();
  await expect(overview.schedule("Create batches").getByRole("definition")).toHaveCount(2);
  await expect(overview.schedules.getByRole("button")).toHaveCount(0);
  await expect(overview.failures.getByRole("listitem")).toHaveCount(1);
  await expect(overview.failures.getByRole("button")).toHaveCount(0);
});
