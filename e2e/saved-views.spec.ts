import { seedRequests } from "../src/testing/seed-requests.ts";
import { expect, test } from "./fixtures/test.ts";

test("keeps filters under a name, brings them back from it, and takes a deletion back", async ({
  page,
  database,
  requests,
  signInAs,
}) => {
  const [timeout] = await seedRequests(database, [
    { processingStatus: "PROCESSING_FAILED", errorCode: "timeout" },
    { processingStatus: "PROCESSING_FAILED", errorCode: "refusal" },
    {},
  ]);
  await signInAs("ADMIN");
  await requests.open("?status=processing_failed&error=timeout");
  await expect(requests.row(timeout?.id ?? "")).toBeVisible();
  await page.getByRole("button", { name: "Views", exact: true }).click();
  await page.getByRole("menuitem", { name: "Save these filters…" }).click();
  await page.getByLabel("Name").fill("Timeouts");
  await page.getByRole("button", { name: "Save view" }).click();
  await expect(page.getByRole("button", { name: "View: Timeouts" })).toBeVisible();

  await requests.open();
  await expect(requests.rows).toHaveCount(3);
  await page.getByRole("button", { name: "Views", exact: true }).click();
  await page.getByRole("menuitem", { name: "Timeouts", exact: true }).click();
  await expect(requests.rows).toHaveCount(1);
  await expect(page).toHaveURL(/\/requests\?error=timeout&status=processing_failed$/u);

  await page.getByRole("button", { name: "View: Timeouts" }).click();
  await page.getByRole("menuitem", { name: "Delete “Timeouts”" }).click();
  await expect(page.getByRole("button", { name: "Views", exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "View: Timeouts" })).toBeVisible();
  expect(await database.savedView.findMany()).toMatchObject([{ name: "Timeouts", screen: "requests" }]);
});

test("lets SUPPORT use the views of others, and save none", async ({ page, database, requests, signInAs }) => {
  await seedRequests(database, [{ processingStatus: "PROCESSING_FAILED" }, {}]);
  await database.savedView.create({
    data: { screen: "requests", name: "All that failed", query: "status=processing_failed", actorLabel: "anna" },
  });
  await signInAs("SUPPORT");
  await requests.open();
  await page.getByRole("button", { name: "Views", exact: true }).click();
  await expect(page.getByRole("menuitem", { name: "Save these filters…" })).toHaveCount(0);
  await page.getByRole("menuitem", { name: "All that failed" }).click();
  await expect(requests.rows).toHaveCount(1);
});
