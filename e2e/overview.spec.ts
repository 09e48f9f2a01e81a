import { budgetHold, PROVIDER_HOLD } from "../src/domain/hold.ts";
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
  page.on("request", (request) => calls.push(request.url()));
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
  await expect(batch).toContainText("1,642 of 2,500 · 12 failed");
  await expect(batch).toContainText("42 min ago");
  await expect(batch).toContainText("in 1 h");
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
  const create = overview.schedules.getByRole("listitem").filter({ hasText: "Create batches" });
  await expect(create.getByRole("definition").first()).toHaveText(/^\d+:\d\d:\d\d$/u);
  const poll = overview.schedules.getByRole("listitem").filter({ hasText: "Poll batches" });
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
