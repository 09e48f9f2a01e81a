import { readFile } from "node:fs/promises";
import type { Database } from "../src/database/client.ts";
import { FAILED_REQUEST_STATUS } from "../src/domain/request-status.ts";
import { seedBatch, seedRequests } from "../src/testing/seed-requests.ts";
import { expect, test } from "./fixtures/test.ts";

const FAILED = { processingStatus: FAILED_REQUEST_STATUS, success: false } as const;
const at = (hour: number) => new Date(Date.UTC(2026, 9, 1, hour));

/** One request of each status, two that failed, the newest last. */
async function seedMix(database: Database) {
  const batchId = await seedBatch(database, { status: "IN_PROGRESS" });
  const requests = await seedRequests(database, [
    { requestedAt: at(1) },
    { requestedAt: at(2), processingStatus: "BATCHING_IN_PROGRESS", batchId },
    { requestedAt: at(3), processingStatus: "PROCESSING_COMPLETE", success: true, completedAt: at(9), model: "gpt-4o" },
    { requestedAt: at(4), ...FAILED, completedAt: at(8), errorCode: "timeout", errorMessage: "It took too long" },
    { requestedAt: at(5), ...FAILED, completedAt: at(7), errorCode: "refusal", errorMessage: "I cannot help" },
  ]);
  return { batchId, ids: requests.map(({ id }) => id) };
}

async function seedAttempt(database: Database, requestId: string, content: string): Promise<void> {
  const { companyId, model } = await database.aIProcessingRequest.findUniqueOrThrow({ where: { id: requestId } });
  const rawResponse = JSON.stringify({
    custom_id: requestId,
    response: { status_code: 200, request_id: "req_1", body: { choices: [{ message: { content } }] } },
  });
  const attempt = { requestId, companyId, model, attempt: 1, succeeded: false, rawResponse };
  await database.aIRequestAttempt.create({
    data: { ...attempt, errorCode: "timeout", errorMessage: "It took too long" },
  });
}

test("finds requests by status, error, model, batch and search, and keeps it all in the address", async ({
  page,
  database,
  requests,
  signInAs,
}) => {
  const { batchId, ids } = await seedMix(database);
  await signInAs("ADMIN");
  await requests.open();
  await expect(requests.rows).toHaveCount(5);
  expect(await requests.ids()).toEqual(ids.toReversed());
  await expect(requests.tab("All")).toContainText("5");
  await expect(requests.tab("Failed")).toContainText("2");

  await requests.tab("Failed").click();
  await expect(requests.rows).toHaveCount(2);
  await expect(page).toHaveURL("/requests?status=processing_failed");
  await requests.choose("Error", "timeout");
  await expect(requests.rows).toHaveCount(1);
  await expect(requests.tab("Complete")).toContainText("0");
  await expect(requests.tab("Failed")).toContainText("1");
  await page.goBack();
  await expect(requests.rows).toHaveCount(2);

  await requests.open(`?batch=${batchId}`);
  await expect(requests.rows).toHaveCount(1);
  await page.getByRole("button", { name: "Remove the filter by batch" }).click();
  await expect(requests.rows).toHaveCount(5);
  await requests.choose("Model", "gpt-4o");
  await expect(requests.rows).toHaveCount(1);
  await page.getByRole("button", { name: "Clear filters" }).click();

  await requests.search("ab");
  await expect(requests.panel).toContainText("at least its first eight digits");
  await requests.search((ids[0] ?? "").slice(0, 8));
  await expect(requests.row(ids[0] ?? "")).toBeVisible();
  await expect(requests.rows).toHaveCount(1);
  await requests.choose("In", "Error text");
  await requests.search("cannot HELP");
  await expect(requests.row(ids[4] ?? "")).toBeVisible();
  await expect(page).toHaveURL(/[?&]in=error/u);
  await page.reload();
  await expect(requests.rows).toHaveCount(1);
});

test("sorts, and pages to the very end and back", async ({ page, database, requests, signInAs }) => {
  const seeded = await seedRequests(
    database,
    Array.from({ length: 120 }, (_, hour) => ({ requestedAt: at(hour) })),
  );
  const oldestFirst = seeded.map(({ id }) => id);
  await signInAs("SUPPORT");
  await requests.open();
  await expect(requests.rows).toHaveCount(50);
  await expect(requests.pageButton("Previous page")).toBeDisabled();
  await requests.pageButton("Next page").click();
  await expect(requests.row(oldestFirst[69] ?? "")).toBeVisible();
  await requests.pageButton("Last page").click();
  await expect(requests.rows.last()).toHaveAttribute("data-row", oldestFirst[0] ?? "");
  await expect(requests.pageButton("Next page")).toBeDisabled();
  await requests.pageButton("Previous page").click();
  await expect(requests.rows.last()).toHaveAttribute("data-row", oldestFirst[50] ?? "");
  await page.getByRole("button", { name: "Requested" }).click();
  await expect(requests.rows.first()).toHaveAttribute("data-row", oldestFirst[0] ?? "");
  await expect(page).toHaveURL("/requests?dir=asc");
});

test("remembers in the address which columns are shown", async ({ page, database, requests, signInAs }) => {
  await seedMix(database);
  await signInAs("SUPPORT");
  await requests.open();
  const heading = page.getByRole("columnheader", { name: "Attempt" });
  await expect(requests.rows).toHaveCount(5);
  await expect(heading).toBeHidden();
  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("menuitemcheckbox", { name: "Attempt" }).click();
  await expect(heading).toBeVisible();
  await expect(page).toHaveURL("/requests?cols=attempt");
  await page.reload();
  await expect(heading).toBeVisible();
});

test("shows one request with its attempts, its prompt and its answer, by an address of its own", async ({
  page,
  database,
  requests,
  signInAs,
}) => {
  const { ids } = await seedMix(database);
  const [id = "", next = ""] = [ids[3], ids[2]];
  await seedAttempt(database, id, JSON.stringify({ language: "Dutch" }));
  await signInAs("SUPPORT");
  await requests.open(`?request=${id}`);
  await expect(requests.drawer).toContainText("It took too long");
  await expect(requests.drawer).toContainText("Attempt 1 failed");
  await expect(requests.drawer.getByRole("button", { name: "Requeue this request" })).toBeHidden();
  await requests.drawer.getByRole("button", { name: "Show the answer" }).click();
  await expect(requests.drawer).toContainText("language: must be an ISO 639-1 code");
  await expect(requests.drawer.getByRole("region", { name: "raw response" })).toContainText("Dutch");
  await requests.drawer.getByRole("button", { name: "Show the prompt" }).click();
  await expect(requests.drawer.getByRole("region", { name: "user message" })).toContainText("session_id: ");

  await page.keyboard.press("j");
  await expect(requests.drawer).toHaveAccessibleName(`Request ${next.slice(0, 8)}`);
  await expect(page).toHaveURL(`/requests?request=${next}`);
  await page.keyboard.press("k");
  await expect(requests.drawer).toContainText("Attempt 1 failed");
  await page.keyboard.press("Escape");
  await expect(requests.drawer).toBeHidden();
  await expect(page).toHaveURL("/requests");
});

test("exports what the filter matches, with no cell that a spreadsheet would run", async ({
  page,
  database,
  requests,
  signInAs,
}) => {
  const formula = { ...FAILED, errorCode: "timeout", errorMessage: "=HYPERLINK(1)" };
  await seedRequests(database, [formula, {}]);
  await signInAs("SUPPORT");
  await requests.open("?error=timeout");
  await expect(requests.rows).toHaveCount(1);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Export CSV" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^requests-\d{4}-\d\d-\d\d\.csv$/u);
  const lines = (await readFile(await download.path(), "utf8")).trimEnd().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain("'=HYPERLINK(1)");
});

test("says what is wrong when the server does not answer, and gets over it", async ({
  page,
  database,
  requests,
  signInAs,
}) => {
  await seedRequests(database, [{}]);
  await signInAs("ADMIN");
  await page.route("**/api/trpc/**", (route) => route.abort());
  await requests.open();
  await expect(requests.panel).toContainText("The requests could not be loaded");
  await page.unroute("**/api/trpc/**");
  await requests.panel.getByRole("button", { name: "Try again" }).click();
  await expect(requests.rows).toHaveCount(1);
});
