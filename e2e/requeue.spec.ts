import { FAILED_REQUEST_STATUS } from "../src/domain/request-status.ts";
import { seedRequests } from "../src/testing/seed-requests.ts";
import { expect, test } from "./fixtures/test.ts";

const FAILED = { processingStatus: FAILED_REQUEST_STATUS, success: false } as const;
const at = (hour: number) => new Date(Date.UTC(2026, 9, 1, hour));

test("requeues what was selected, with the Shift key a range, and keeps the filter", async ({
  page,
  database,
  requests,
  signInAs,
}) => {
  await seedRequests(
    database,
    Array.from({ length: 6 }, (_, hour) => ({ ...FAILED, requestedAt: at(hour) })),
  );
  await signInAs("ADMIN");
  await requests.open("?status=processing_failed");
  await requests.checkbox(1).click();
  await requests.checkbox(4).click({ modifiers: ["Shift"] });
  await expect(requests.selection).toContainText("4 requests selected");
  await requests.selection.getByRole("button", { name: "Requeue selected" }).click();
  await requests.dialog.getByRole("button", { name: "Requeue 4" }).click();
  await expect(page.getByText("Requeued 4 requests")).toBeVisible();
  await expect(requests.rows).toHaveCount(2);
  await expect(requests.tab("Pending")).toContainText("4");
  await expect(page).toHaveURL("/requests?status=processing_failed");
  await expect(requests.selection).toBeHidden();
});

test("requeues 20,000 that match in the background, and says at every step how many", async ({
  page,
  database,
  system,
  requests,
  signInAs,
}) => {
  test.setTimeout(180_000);
  const timeout = { ...FAILED, errorCode: "timeout" };
  await seedRequests(database, [...Array(20_000).fill(timeout), { ...FAILED, errorCode: "refusal" }]);
  await signInAs("ADMIN");
  await requests.open("?error=timeout");
  await expect(requests.tab("Failed")).toContainText("20,000");
  await page.getByRole("checkbox", { name: "Select all on this page" }).click();
  await requests.selection.getByRole("button", { name: "Select all 20,000 that match" }).click();
  await requests.selection.getByRole("button", { name: "Requeue all that match" }).click();
  await expect(requests.dialog).toHaveAccessibleName("Requeue 20,000 failed requests?");
  await expect(requests.dialog).toContainText("Error: timeout");
  await requests.dialog.getByRole("button", { name: "Requeue 20,000" }).click();

  await expect(requests.progress).toContainText("20,000 requests wait for a worker");
  await expect(requests.progress).toContainText("No worker is running");
  // One is put right by somebody else meanwhile, another is gone.
  const [first, second] = await database.bulkRequeueItem.findMany({ take: 2 });
  await database.aIProcessingRequest.update({
    where: { id: first?.requestId ?? "" },
    data: { processingStatus: "PENDING_BATCHING", errorCode: null },
  });
  await database.aIProcessingRequest.delete({ where: { id: second?.requestId ?? "" } });
  const worker = await system.startWorker();
  await page.getByRole("link", { name: "Overview" }).click();
  await page.reload();
  await expect(requests.progress).toContainText("Requeueing is done", { timeout: 90_000 });
  await expect(requests.progress).toContainText("19,998 requeued · 1 skipped · 1 not found");
  await worker.stop();

  await requests.open("?error=timeout");
  await expect(requests.panel).toContainText("No request is like that");
  expect(await database.aIProcessingRequest.count({ where: { attempt: 2 } })).toBe(19_998);
  expect(await database.aIProcessingRequest.count({ where: { errorCode: "refusal" } })).toBe(1);
  await requests.progress.getByRole("button", { name: "Dismiss" }).click();
  await expect(requests.progress).toBeHidden();
});

test("stops a bulk requeue that waits, and leaves the rest failed", async ({ database, requests, signInAs }) => {
  await seedRequests(database, Array(3).fill(FAILED));
  await signInAs("SUPER_ADMIN");
  await requests.open();
  await requests.requeueMatching.click();
  await requests.dialog.getByRole("button", { name: "Requeue 3" }).click();
  await requests.progress.getByRole("button", { name: "Cancel" }).click();
  await requests.progress.getByRole("button", { name: "Really cancel" }).click();
  await expect(requests.progress).toContainText("Requeueing was cancelled");
  await expect(requests.tab("Failed")).toContainText("3");
});

test("offers those who may only look no way to change anything, and the server none either", async ({
  page,
  database,
  requests,
  signInAs,
}) => {
  const [failed] = await seedRequests(database, [FAILED]);
  await signInAs("SUPPORT");
  await requests.open();
  await expect(requests.rows).toHaveCount(1);
  await expect(requests.requeueMatching).toBeHidden();
  await requests.checkbox(0).click();
  await expect(requests.selection.getByRole("button", { name: "Requeue selected" })).toBeHidden();
  const response = await page.request.post("/api/trpc/requests.requeueMatching", {
    data: { json: { filter: {} } },
    headers: { origin: new URL(page.url()).origin },
  });
  expect(response.status()).toBe(403);
  expect(await database.aIProcessingRequest.count({ where: { id: failed?.id ?? "", ...FAILED } })).toBe(1);
});

test("can be used with the keyboard alone: search, walk, select, open, requeue", async ({
  page,
  database,
  requests,
  signInAs,
}) => {
  await seedRequests(
    database,
    Array.from({ length: 3 }, (_, hour) => ({ ...FAILED, requestedAt: at(hour) })),
  );
  await signInAs("ADMIN");
  await requests.open();
  await expect(requests.rows).toHaveCount(3);
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Search requests" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await expect(requests.rows.nth(1)).toBeFocused();
  await page.keyboard.press("x");
  await expect(requests.selection).toContainText("1 request selected");
  await page.keyboard.press("Enter");
  await expect(requests.drawer).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(requests.rows.nth(1)).toBeFocused();
  await requests.selection.getByRole("button", { name: "Requeue selected" }).focus();
  await page.keyboard.press("Enter");
  const confirm = requests.dialog.getByRole("button", { name: "Requeue 1" });
  await expect(confirm).toBeVisible();
  await confirm.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Requeued 1 request")).toBeVisible();
});
