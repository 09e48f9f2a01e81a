import { readFile } from "node:fs/promises";
import { seedBatch } from "../src/testing/seed-requests.ts";
import { seedBatchAt, seedClaimingBatch, seedFailures } from "./fixtures/seed-batches.ts";
import { expect, test } from "./fixtures/test.ts";

const MINUTE = 60_000;
const minutesFromNow = (minutes: number) => new Date(Date.now() + minutes * MINUTE);

const PROCESSED = {
  status: "PROCESSED",
  providerStatus: "completed",
  openaiBatchId: "batch_abc123",
  requestCount: 100,
  providerTotal: 100,
  providerCompleted: 98,
  providerFailed: 2,
  succeededCount: 97,
  failedCount: 3,
  costEur: 1.25,
  createdAt: minutesFromNow(-90),
  uploadIntentAt: minutesFromNow(-89),
  submittedAt: minutesFromNow(-88),
  completedAt: minutesFromNow(-20),
  processedAt: minutesFromNow(-19),
} as const;

test("lists batches by what the address says, and leads to each of them", async ({
  page,
  database,
  batchesPage,
  batchPage,
  signInAs,
}) => {
  const processed = await seedBatch(database, PROCESSED);
  const pending = await seedBatch(database, { status: "PENDING", requestCount: 40 });
  await signInAs("SUPPORT");
  await batchesPage.open();
  await expect(page).toHaveTitle("Batches · LiveDash Batch");
  await expect(batchesPage.batch(processed)).toContainText("97 of 100 succeeded · 3 failed");
  await expect(batchesPage.batch(processed)).toContainText("€1.25");

  await batchesPage.filter("Status", "Processed");
  await expect(page).toHaveURL(/\?status=processed$/u);
  await expect(batchesPage.batch(pending)).toHaveCount(0);
  await page.reload();
  await expect(batchesPage.batch(processed)).toBeVisible();
  await batchesPage.search.fill("batch_none");
  await expect(batchesPage.list).toContainText("No batch fits these filters");
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(batchesPage.batch(pending)).toBeVisible();
  await batchesPage.search.fill("batch_abc");
  await expect(batchesPage.batch(pending)).toHaveCount(0);

  await batchesPage.batch(processed).getByRole("link").first().click();
  await expect(page).toHaveURL(`/batches/${processed}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Batch ${processed.slice(0, 8)}`);
  await expect(batchPage.panel("Counts").getByRole("row", { name: /^Succeeded/u })).toHaveText("Succeeded9798");
  await expect(batchPage.panel("Timeline").getByRole("listitem")).toHaveText([
    /^Created/u,
    /^Upload begun.*after 1 min/u,
    /^Submitted to the provider/u,
    /^Provider done.*after 1 h 8 min/u,
    /^Results applied/u,
  ]);
});

test("pages through batches from either end", async ({ database, batchesPage, signInAs }) => {
  const oldest = await seedBatch(database, { createdAt: minutesFromNow(-100) });
  const { companyId, model } = await database.aIBatchRequest.findUniqueOrThrow({ where: { id: oldest } });
  await database.aIBatchRequest.createMany({
    data: Array.from({ length: 60 }, (_, minute) => ({ companyId, model, createdAt: minutesFromNow(-minute) })),
  });
  await signInAs("SUPPORT");
  await batchesPage.open();
  await expect(batchesPage.list.getByRole("row")).toHaveCount(51);
  await batchesPage.turn("Next");
  await expect(batchesPage.list.getByRole("row")).toHaveCount(12);
  await batchesPage.turn("First");
  await expect(batchesPage.batch(oldest)).toHaveCount(0);
  await batchesPage.turn("Last");
  await expect(batchesPage.batch(oldest)).toBeVisible();
  await expect(batchesPage.list.getByRole("row")).toHaveCount(51);
});

test("cancels a batch at the provider, and shows what came of it in the end", async ({
  database,
  batchPage,
  provider,
  signInAs,
  system,
}) => {
  await provider.setFaults([{ kind: "hold", status: "in_progress" }]);
  const id = await seedBatchAt(provider, database, 5);
  await signInAs("ADMIN");
  await batchPage.open(id);
  await batchPage.action("Poll now").click();
  await expect(batchPage.toasts).toContainText("The provider was asked");
  await expect(batchPage.panel("State")).toContainText("In progress");

  await batchPage.action("Cancel").click();
  await expect(batchPage.dialog).toContainText(/at most \d, fails? with “batch_cancelled”/u);
  await batchPage.confirm("Cancel the batch");
  await expect(batchPage.toasts).toContainText("The provider is cancelling it");
  await expect(batchPage.panel("Timeline")).toContainText("Cancellation asked for");
  await expect(batchPage.action("Cancel")).toBeDisabled();

  await provider.waitUntilDone();
  await batchPage.action("Poll now").click();
  await expect(batchPage.panel("State")).toContainText("Results ready");
  const worker = await system.startWorker();
  await expect(async () => {
    await batchPage.refresh();
    await expect(batchPage.panel("State")).toContainText("Cancelled", { timeout: 500 });
  }).toPass();
  await worker.stop();
  await expect(batchPage.panel("Counts").getByRole("row", { name: /^Not done yet/u })).toContainText("0");
  const { succeededCount, failedCount } = await database.aIBatchRequest.findUniqueOrThrow({ where: { id } });
  expect(succeededCount + failedCount).toBe(5);
  expect(await database.auditLog.count({ where: { action: "batches.cancelled" } })).toBeGreaterThan(0);
});

test("cancels a batch that was never sent at once, and says what becomes of its requests", async ({
  database,
  batchPage,
  signInAs,
}) => {
  const { id } = await seedClaimingBatch(database, 3);
  await signInAs("ADMIN");
  await batchPage.open(id);
  await batchPage.action("Cancel").click();
  await expect(batchPage.dialog).toContainText("its 3 requests fail with “batch_cancelled”, and nothing is paid for");
  await batchPage.confirm("Cancel the batch");
  await expect(batchPage.toasts).toContainText("The batch is cancelled");
  await expect(batchPage.panel("State")).toContainText("0 of 3 succeeded · 3 failed");
  await expect(batchPage.panel("Its requests").getByRole("link", { name: /Failed/u })).toHaveAttribute(
    "href",
    `/requests?status=processing_failed&batch=${id}`,
  );
  await expect(batchPage.panel("Failures")).toContainText("The batch was cancelled before this request was run.");
});

test("says plainly what applying again does, and asks a worker for it", async ({ database, batchPage, signInAs }) => {
  const { id } = await seedClaimingBatch(database, 2, { status: "COMPLETED", outputFileId: "file-1" });
  await signInAs("ADMIN");
  await batchPage.open(id);
  await batchPage.action("Apply again").click();
  await expect(batchPage.dialog).toContainText("Only the 2 requests that are still claimed by it can change");
  await batchPage.confirm("Apply again");
  await expect(batchPage.toasts).toContainText("A worker deals with 2 requests");
  const jobs = await database.$queryRaw`
    SELECT 1 FROM pgboss.job WHERE name = 'batch-apply' AND data->>'batchId' = ${id} AND state = 'created'`;
  expect(jobs).toHaveLength(1);
});

test("hands over a batch's files as they are", async ({ page, database, batchPage, provider, signInAs }) => {
  const id = await seedBatchAt(provider, database, 3);
  await provider.waitUntilDone();
  await signInAs("SUPPORT");
  await batchPage.open(id);
  const coming = page.waitForEvent("download");
  await batchPage.download("input").click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe(`acme-batch-${id}-input.jsonl`);
  const lines = (await readFile(await download.path(), "utf8")).trim().split("\n");
  expect(lines).toHaveLength(3);
  await expect(batchPage.panel("Files")).toContainText("There is none yet");
});

test("says why when the provider does not answer, and leaves the batch as it was", async ({
  database,
  batchPage,
  signInAs,
}) => {
  const { id } = await seedClaimingBatch(database, 3, {
    status: "IN_PROGRESS",
    providerStatus: "in_progress",
    openaiBatchId: "batch_1",
    inputFileId: "file-1",
    submittedAt: minutesFromNow(-5),
    createIntentAt: minutesFromNow(-6),
  });
  await signInAs("ADMIN");
  await batchPage.open(id);
  await batchPage.action("Poll now").click();
  await expect(batchPage.toasts).toContainText("The provider did not answer");
  await expect(batchPage.toasts).toContainText("cannot be reached");
  await expect(batchPage.panel("State")).toContainText("The last status call failed");
  await expect(batchPage.panel("State")).toContainText("In progress");
  await batchPage.download("input").click();
  await expect(batchPage.toasts).toContainText("The provider did not give the file");
  await batchPage.action("Cancel").click();
  await batchPage.confirm("Cancel the batch");
  await expect(batchPage.toasts).toContainText("it is asked again with every poll until it has");
});

test("names the lines that the provider blamed, each with its request", async ({ database, batchPage, signInAs }) => {
  const message = "This line is not parseable as valid JSON.";
  const id = await seedBatch(database, {
    status: "FAILED",
    providerStatus: "failed",
    requestCount: 40,
    errorCode: "invalid_json_line",
    errorMessage: message,
    providerErrors: [{ code: "invalid_json_line", message, param: null, line: 17 }],
    processedAt: new Date(),
    failedCount: 1,
    requeuedCount: 39,
  });
  const [blamed] = await seedFailures(database, id, {
    errorCode: "invalid_input_line",
    errorMessage: message,
    count: 1,
  });
  await signInAs("SUPPORT");
  await batchPage.open(id);
  await expect(batchPage.main).toContainText("A line of the input file is no valid JSON. Nothing was run.");
  const line = batchPage.panel("Errors by line").getByRole("listitem");
  await expect(line).toContainText("Line 17");
  await expect(line.getByRole("link", { name: "Its request" })).toHaveAttribute(
    "href",
    `/requests?request=${blamed?.id}`,
  );
});

test("shows what failed by code, and the attempts of one code page by page", async ({
  page,
  database,
  batchPage,
  signInAs,
}) => {
  const id = await seedBatch(database, PROCESSED);
  await seedFailures(database, id, { errorCode: "refusal", errorMessage: "I cannot help.", count: 25 });
  await seedFailures(database, id, { errorCode: "server_error", errorMessage: "Oops.", count: 2 });
  await signInAs("SUPPORT");
  await batchPage.open(id);
  const failures = batchPage.panel("Failures");
  await expect(failures.getByRole("row")).toHaveCount(21);
  await failures.getByRole("button", { name: "Next page" }).click();
  await expect(failures.getByRole("row")).toHaveCount(8);
  await failures.getByRole("button", { name: /server_error/u }).click();
  await expect(failures.getByRole("row")).toHaveCount(3);
  await expect(page).toHaveURL(/\?error=server_error$/u);
});

test("offers nothing to those who may only read, and refuses them on the server", async ({
  page,
  database,
  batchPage,
  signInAs,
  system,
}) => {
  const { id } = await seedClaimingBatch(database, 1);
  await signInAs("SUPPORT");
  await batchPage.open(id);
  await expect(batchPage.panel("Timeline")).toContainText("Created");
  for (const name of ["Poll now", "Apply again", "Cancel"] as const) {
    await expect(batchPage.action(name)).toHaveCount(0);
  }
  for (const procedure of ["cancel", "applyAgain", "pollNow"]) {
    const options = { headers: { origin: system.url }, data: { json: { batchId: id } } };
    const answer = await page.request.post(`${system.url}/api/trpc/batches.${procedure}`, options);
    expect(answer.status(), procedure).toBe(403);
  }
  expect(await database.aIBatchRequest.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: "PENDING" });
});

test("says why an action is not possible", async ({ page, database, batchPage, signInAs }) => {
  const id = await seedBatch(database, PROCESSED);
  await signInAs("ADMIN");
  await batchPage.open(id);
  await expect(batchPage.action("Poll now")).toBeDisabled();
  await batchPage.action("Apply again").focus();
  await expect(page.getByText("Everything of it is applied: no request waits for it any more.")).toBeVisible();
});

test("says so when there is no such batch", async ({ batchPage, signInAs }) => {
  await signInAs("SUPPORT");
  for (const id of ["00000000-0000-0000-0000-000000000000", "nonsense"]) {
    await batchPage.open(id);
    await expect(batchPage.main).toContainText("There is no such batch");
  }
});

test("fits a narrow screen", async ({ page, database, batchesPage, batchPage, signInAs }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const id = await seedBatch(database, PROCESSED);
  await seedFailures(database, id, { errorCode: "refusal", errorMessage: "No.", count: 2 });
  await signInAs("ADMIN");
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await batchesPage.open();
  await batchesPage.list.getByRole("listitem").getByRole("link").first().click();
  await expect(batchPage.panel("Failures").getByRole("listitem").filter({ hasText: "No." })).toHaveCount(2);
  expect(await overflow()).toBe(0);
  await page.goBack();
  await expect(batchesPage.list.getByRole("listitem")).toContainText("97 of 100 succeeded");
  expect(await overflow()).toBe(0);
});
