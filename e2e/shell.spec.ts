import { seedBatch, seedRequests } from "../src/testing/seed-requests.ts";
import { expect, test } from "./fixtures/test.ts";

test("tells who is signed in, and with which role", async ({ overview, signInAs }) => {
  await signInAs("ADMIN");
  await overview.open();
  await expect(overview.account).toContainText("admin@livedash.test");
  await expect(overview.account).toContainText("Admin");
});

test("lets SUPPORT see everything and change nothing, on the server too", async ({
  page,
  database,
  overview,
  signInAs,
}) => {
  const [failed] = await seedRequests(database, [{ processingStatus: "PROCESSING_FAILED" }]);
  await signInAs("SUPPORT");
  await overview.open();
  await expect(page.getByText("Read only")).toBeVisible();
  await expect(overview.count("Failed")).toHaveText("1");
  const status = await page.evaluate(
    async (requestIds) => {
      const headers = { "content-type": "application/json" };
      const body = JSON.stringify({ requestIds });
      const path = "/api/admin/legacy/requests/requeue";
      return (await fetch(path, { method: "POST", headers, body })).status;
    },
    [failed?.id],
  );
  expect(status).toBe(403);
  const request = await database.aIProcessingRequest.findFirstOrThrow();
  expect(request.processingStatus).toBe("PROCESSING_FAILED");
});

test("does not call anybody read-only who is not", async ({ page, overview, signInAs }) => {
  await signInAs("ADMIN");
  await overview.open();
  await expect(overview.count("Failed")).toHaveText("0");
  await expect(page.getByText("Read only")).toBeHidden();
});

test("follows the system's theme until somebody chooses, and remembers the choice without a flash", async ({
  page,
  overview,
  signInAs,
}) => {
  const scheme = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: "light" });
  await signInAs("ADMIN");
  await overview.open();
  const light = await scheme();
  await page.emulateMedia({ colorScheme: "dark" });
  const dark = await scheme();
  expect(dark).not.toBe(light);

  const remembered = page.waitForResponse((response) => response.request().method() === "POST");
  await overview.setTheme("Light");
  expect(await scheme()).toBe(light);
  await remembered;
  const response = await page.reload();
  expect(await response?.text(), "the theme is in the page as it is sent").toContain('data-theme="light"');
  expect(await scheme()).toBe(light);
});

test("changes its colours at once for whoever asks for little motion", async ({ page, signInPage }) => {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  await signInPage.open();
  const onTheirWay = await page.evaluate(() => {
    document.documentElement.dataset["theme"] = "dark";
    return document.getAnimations().filter((animation) => animation instanceof CSSTransition).length;
  });
  expect(onTheirWay, "colours on their way").toBe(0);
});

test("can be walked through with the keyboard alone", async ({ page, overview, signInPage, system }) => {
  await signInPage.open();
  await page.keyboard.type(system.accounts.ADMIN.email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(system.accounts.ADMIN.password);
  await page.keyboard.press("Enter");
  await expect(overview.heading).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to the content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitemradio", { name: "Every 15 s" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: /^Live refresh/u })).toBeFocused();
});

test("keeps the navigation behind a button on narrow screens", async ({ page, overview, signInAs }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signInAs("ADMIN");
  await overview.open();
  await page.getByRole("button", { name: "Open the navigation" }).click();
  const link = page.getByRole("dialog").getByRole("link", { name: "Overview" });
  await expect(link).toHaveAttribute("aria-current", "page");
  await link.click();
  await expect(page.getByRole("dialog")).toBeHidden();
});

test("says that a page does not exist", async ({ page, signInAs }) => {
  await signInAs("ADMIN");
  const response = await page.goto("/nowhere");
  expect(response?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "There is no such page" })).toBeVisible();
  await expect(page).toHaveTitle("Not found · LiveDash Batch");
  await expect(page.getByRole("navigation", { name: "Screens" })).toBeVisible();
  await page.getByRole("link", { name: "Go to the overview" }).click();
  await expect(page).toHaveTitle("Overview · LiveDash Batch");
});

test("goes anywhere by name from the keyboard, and starts at the heading there", async ({
  page,
  overview,
  signInAs,
  palette,
}) => {
  await signInAs("SUPPORT");
  await overview.open();
  await palette.open();
  await page.keyboard.type("fail");
  await expect(palette.options.first()).toHaveText(/^Failures/u);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/failures$/u);
  await expect(palette.input).toBeHidden();
  await expect(page.getByRole("heading", { level: 1, name: "Failures" })).toBeFocused();
});

test("finds a request by a pasted id, and a batch by the provider's", async ({
  page,
  database,
  overview,
  signInAs,
  palette,
}) => {
  const [request] = await seedRequests(database, [{}]);
  await seedBatch(database, { openaiBatchId: "batch_abc123" });
  await signInAs("ADMIN");
  await overview.open();
  await palette.open();
  await palette.input.fill("batch_abc123");
  await expect(palette.option("Go to the batch · Acme, by its provider batch id")).toBeVisible();
  await palette.input.fill("batch_of_nobody");
  await expect(palette.option(/Go to the/u)).toHaveCount(0);
  await palette.input.fill(` ${request?.id.toUpperCase()} `);
  await palette.option("Go to the request · Acme").click();
  await expect(page).toHaveURL(new RegExp(`/requests\\?request=${request?.id}$`, "u"));
});

test("changes theme and live refresh from the palette, and opens it by its button too", async ({
  page,
  overview,
  signInAs,
  palette,
}) => {
  await signInAs("ADMIN");
  await overview.open();
  await palette.button.click();
  await palette.input.fill("dark");
  await page.keyboard.press("Enter");
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(palette.button).toBeFocused();
  await palette.button.click();
  await palette.input.fill("refresh off");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Live refresh: Off" })).toBeVisible();
});

test("says which shortcuts there are, and follows them unless somebody types", async ({
  page,
  overview,
  signInAs,
  palette,
}) => {
  const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await signInAs("ADMIN");
  await overview.open();
  await page.keyboard.press("?");
  await expect(help.getByRole("region", { name: "On this screen" })).toContainText("Refresh now");
  await expect(help.getByRole("region", { name: "Go to" })).toContainText("Failures");
  await page.keyboard.press("g");
  await page.keyboard.press("f");
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
  await expect(overview.heading).toBeVisible();

  await palette.open();
  await page.keyboard.type("g f");
  await expect(palette.input).toHaveValue("g f");
  await page.keyboard.press("Escape");
  await expect(palette.input).toBeHidden();
  await expect(overview.heading).toBeVisible();

  await page.keyboard.press("g");
  await page.keyboard.press("f");
  await expect(page).toHaveURL(/\/failures$/u);
});

test("shows the list of shortcuts from the palette as well", async ({ page, overview, signInAs, palette }) => {
  await signInAs("ADMIN");
  await overview.open();
  await palette.open();
  await page.keyboard.type("shortcuts");
  await page.keyboard.press("Enter");
  const help = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(help.getByRole("region", { name: "On this screen" })).toContainText("Refresh now");
});

test("explains on hover and to the keyboard, until Escape or something else", async ({ page, overview, signInAs }) => {
  await signInAs("SUPPORT");
  await overview.open();
  await expect(overview.count("Failed")).toHaveText("0");
  const hint = page.getByText("Refresh now", { exact: true });
  const button = page.getByRole("button", { name: "Refresh now" });
  await button.hover();
  await expect(hint).toBeVisible();
  // Whoever reads it may put the pointer upon it.
  await hint.hover();
  await expect(hint).toBeVisible();
  await overview.heading.hover();
  await expect(hint).toBeHidden();
  await page.keyboard.press("Tab");
  await button.focus();
  await expect(hint).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(hint).toBeHidden();
});
