import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/test.ts";

const EMAIL = "ada@livedash.test";
const MODEL = "gpt-for-tests";
const PRICE = {
  "Batch, prompt": "0.075",
  "Batch, completion": "0.3",
  "Synchronous, prompt": "0.15",
  "Synchronous, completion": "0.6",
};

test.beforeEach(async ({ database }) => {
  await database.aIModel.deleteMany({ where: { name: MODEL } });
});

/** Makes every call to this procedure fail, as if the server were broken. */
async function breakProcedure(page: Page, name: string): Promise<() => Promise<void>> {
  const calls = (url: URL) => url.pathname.startsWith("/api/trpc/") && url.pathname.includes(name);
  await page.route(calls, (route) => route.fulfill({ status: 500, contentType: "application/json", body: "[]" }));
  return () => page.unroute(calls);
}

test("leads from the settings' own address to the users", async ({ page, signInAs }) => {
  await signInAs("SUPER_ADMIN");
  await page.goto("/settings");
  await expect(page).toHaveURL(/\/settings\/users$/u);
  await expect(page).toHaveTitle("Users · LiveDash Batch");
  const tabs = page.getByRole("navigation", { name: "Settings" }).getByRole("link");
  await expect(tabs).toHaveText(["Users", "API keys", "Models & prices", "Audit log"]);
});

for (const [path, procedure, words] of [
  ["users", "users.list", "The users could not be loaded"],
  ["api-keys", "keys.list", "The API keys could not be loaded"],
  ["models", "models.list", "The models could not be loaded"],
  ["audit", "audit.list", "The audit log could not be loaded"],
] as const) {
  test(`says when ${path} cannot be loaded, and tries again when it is told to`, async ({
    page,
    settings,
    signInAs,
  }) => {
    await signInAs("SUPPORT");
    const repair = await breakProcedure(page, procedure);
    await settings.open(path);
    await expect(page.getByRole("alert").filter({ hasText: words })).toBeVisible();
    await repair();
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByText(words)).toBeHidden();
  });
}

test("adds a user, who signs in with the password shown once and then chooses their own", async ({
  page,
  settings,
  signInPage,
  overview,
  signInAs,
}) => {
  await signInAs("SUPER_ADMIN");
  await settings.open("users");
  await settings.addUser(EMAIL, "Support");
  const password = await settings.takeSecret();
  await expect(settings.row(EMAIL)).toContainText("Support");
  await expect(settings.row(EMAIL)).toContainText("Never");
  expect(await page.content()).not.toContain(password);

  await page.context().clearCookies();
  await signInPage.open();
  await signInPage.submit({ email: EMAIL, password });
  await expect(page.getByText("Read only")).toBeVisible();
  await settings.changeOwnPassword("not the password", "a password of my own");
  await expect(settings.dialog).toContainText("The current password is wrong.");
  await settings.press("Cancel");
  await settings.changeOwnPassword(password, "a password of my own");
  await expect(page.getByText("Your password is changed")).toBeVisible();

  await page.context().clearCookies();
  await signInPage.open();
  await signInPage.submit({ email: EMAIL, password: "a password of my own" });
  await expect(overview.heading).toBeVisible();
});

test("changes a role, resets a password and removes a user, by name only", async ({
  page,
  settings,
  signInAs,
  database,
}) => {
  await signInAs("SUPER_ADMIN");
  await settings.open("users");
  await settings.addUser(EMAIL, "Support");
  const first = await settings.takeSecret();

  await settings.startAction(EMAIL, /^Change role/u);
  await settings.choose("Role", "Admin");
  await settings.press("Change the role");
  await expect(settings.row(EMAIL)).toContainText("Admin");

  await settings.startAction(EMAIL, /^Reset password/u);
  await settings.press("Reset the password");
  expect(await settings.takeSecret()).not.toBe(first);

  await settings.startAction(EMAIL, /^Remove/u);
  const remove = settings.dialog.getByRole("button", { name: "Remove the user" });
  await expect(remove).toBeDisabled();
  await settings.dialog.getByLabel(/^Type/u).fill(EMAIL);
  await remove.click();
  // A row behind an open dialog is not to be found either, so what is said at the end comes first.
  await expect(page.getByText(`Removed ${EMAIL}`)).toBeVisible();
  await expect(settings.row(EMAIL)).toHaveCount(0);
  expect(await database.user.count({ where: { email: EMAIL } })).toBe(0);
});

test("says why an address cannot be added, and keeps what was entered", async ({ settings, signInAs }) => {
  await signInAs("SUPER_ADMIN");
  await settings.open("users");
  await settings.addUser("admin@livedash.test", "Support");
  await expect(settings.dialog).toContainText("admin@livedash.test has an account already.");
  await expect(settings.dialog.getByLabel("E-mail")).toHaveValue("admin@livedash.test");
});

test("offers nobody to do anything to their own account, and says why", async ({ settings, signInAs }) => {
  await signInAs("SUPER_ADMIN");
  await settings.open("users");
  await settings.menuOf("super_admin@livedash.test").click();
  for (const action of [/^Change role/u, /^Reset password/u, /^Remove/u]) {
    await expect(settings.menuItem(action)).toBeDisabled();
    await expect(settings.menuItem(action)).toContainText("You cannot");
  }
});

test("lets ADMIN set prices but appoint nobody, and SUPPORT neither", async ({ settings, signInAs }) => {
  await signInAs("ADMIN");
  await settings.open("users");
  await expect(settings.row("support@livedash.test")).toBeVisible();
  await expect(settings.button("Add a user")).toBeHidden();
  await expect(settings.menuOf("support@livedash.test")).toBeHidden();
  await settings.open("api-keys");
  await expect(settings.button("Create a key")).toBeHidden();
  await settings.open("models");
  await expect(settings.button("Add a model")).toBeVisible();

  await signInAs("SUPPORT");
  await settings.open("models");
  await expect(settings.row("gpt-4o-mini")).toBeVisible();
  await expect(settings.button("Add a model")).toBeHidden();
});

test("creates a key that reads only, which works until it is revoked", async ({ page, settings, signInAs, system }) => {
  await signInAs("SUPER_ADMIN");
  await settings.open("api-keys");
  await settings.button("Create a key").click();
  await settings.dialog.getByLabel("Name").fill("dashboards");
  await settings.press("Read only");
  await settings.choose("Expires", "In 30 days");
  await settings.press("Create the key");
  const key = await settings.takeSecret();
  await expect(settings.row("dashboards")).toContainText("Read only");
  await expect(settings.row("dashboards")).toContainText("super_admin@livedash.test");

  const ask = () =>
    page.request.get(`${system.url}/api/admin/legacy/summary`, { headers: { authorization: `Bearer ${key}` } });
  expect((await ask()).status()).toBe(200);
  await settings.row("dashboards").getByRole("link").click();
  await expect(page).toHaveURL(/\?key=/u);
  await settings.press("Revoke…");
  await settings.press("Revoke the key");
  const details = page.getByRole("dialog", { name: "dashboards", exact: true });
  await expect(details).toContainText("Revoked");
  await details.getByRole("button", { name: "Close" }).click();
  await expect(settings.row("dashboards")).toContainText("Revoked");
  expect((await ask()).status()).toBe(401);
});

test("adds a model with its price to the digit, then a price to come, and withdraws that", async ({
  page,
  settings,
  signInAs,
  database,
}) => {
  await signInAs("ADMIN");
  await settings.open("models");
  await settings.button("Add a model").click();
  await settings.dialog.getByLabel("Name").fill(MODEL);
  await settings.dialog.getByLabel("Enqueued token limit").fill("2,000,000");
  await settings.press("Add the model");
  await settings.fillPrice(PRICE);
  await settings.press("Add the price");
  for (const text of ["2,000,000", "$0.075", "$0.30", "$0.15", "$0.60"]) {
    await expect(settings.row(MODEL)).toContainText(text);
  }
  const stored = await database.aIModelPricing.findFirstOrThrow({ where: { model: { name: MODEL } } });
  expect(stored.batchPromptTokenCost.toFixed()).toBe("0.000000075");

  await settings.row(MODEL).getByRole("link").click();
  await settings.press("Add a price…");
  await settings.fillPrice({ "Batch, prompt": "0.05" });
  await settings.dialog.getByLabel("Valid from").fill("2099-01-01T00:00");
  await settings.press("Add the price");
  const prices = page.getByRole("list", { name: "Prices, the latest first" }).getByRole("listitem");
  await expect(prices.first()).toContainText("To come");
  await expect(prices.nth(1)).toContainText("until 1 Jan 2099");
  await settings.press("Withdraw…");
  await settings.press("Withdraw the price");
  await expect(prices).toHaveCount(1);
  await expect(prices.first()).toContainText("Valid now");
});

test("never lets a price begin where another was valid, and says why", async ({ settings, signInAs }) => {
  await signInAs("ADMIN");
  await settings.open("models");
  await settings.row("gpt-4o-mini").getByRole("link").click();
  await settings.press("Add a price…");
  await settings.dialog.getByLabel("Valid from").fill("2025-01-01T00:00");
  await settings.press("Add the price");
  await expect(settings.dialog).toContainText("Another price was valid then");
});

test("shows who changed what, narrows it down in the address, and tells all of an entry", async ({
  page,
  settings,
  signInAs,
}) => {
  await signInAs("SUPER_ADMIN");
  await settings.open("users");
  await settings.addUser(EMAIL, "Support");
  await settings.takeSecret();
  await settings.open("audit");
  const entry = settings.row(`Added the user ${EMAIL} as support.`);
  await expect(entry).toContainText("super_admin@livedash.test");

  await settings.choose("Action", "API key revoked");
  await expect(page.getByText("No change fits these filters")).toBeVisible();
  await expect(page).toHaveURL(/action=api_key\.revoked/u);
  await page.getByRole("button", { name: "Clear filters" }).click();
  await settings.choose("Who", "super_admin@livedash.test");
  await entry.getByRole("button").click();
  await expect(settings.dialog.getByRole("region", { name: "details" })).toContainText(`"email": "${EMAIL}"`);
  await page.reload();
  await expect(settings.dialog).toContainText("admin.created");
});

test("pages through the audit log in both directions", async ({ page, database, settings, signInAs }) => {
  const data = Array.from({ length: 120 }, (_, index) => ({
    at: new Date(Date.UTC(2026, 0, 1, 0, index)),
    actorType: "system",
    actorLabel: `worker-${index}`,
    action: "sample.imported",
    affectedCount: 1,
  }));
  await database.auditLog.createMany({ data });
  await signInAs("SUPPORT");
  await settings.open("audit");
  const first = page.getByRole("row").nth(1);
  await expect(first).toContainText("worker-119");
  await page.getByRole("button", { name: "Next page" }).click();
  await expect(first).toContainText("worker-69");
  await page.getByRole("button", { name: "Last page" }).click();
  await expect(first).toContainText("worker-49");
  await page.getByRole("button", { name: "Previous page" }).click();
  await expect(first).toContainText("worker-99");
});
