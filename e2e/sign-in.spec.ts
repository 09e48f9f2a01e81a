import { expect, test } from "./fixtures/test.ts";

test("leads whoever is not signed in to the sign-in page, and back to where they wanted to go", async ({
  page,
  overview,
  signInPage,
  system,
}) => {
  await page.goto("/?from=mail&q=a%20b");
  await expect(page).toHaveURL(/\/sign-in\?next=/u);
  await expect(page).toHaveTitle("Sign in · LiveDash Batch");
  await expect(signInPage.email).toBeFocused();
  await signInPage.submit(system.accounts.ADMIN);
  await expect(overview.heading).toBeVisible();
  await expect(page).toHaveURL(/\/\?from=mail&q=a(%20|\+)b$/u);
  await expect(page).toHaveTitle("Overview · LiveDash Batch");
});

test("leads nowhere but to this site", async ({ page, overview, signInPage, system }) => {
  await signInPage.open("/sign-in?next=//evil.example/");
  await signInPage.submit(system.accounts.ADMIN);
  await expect(overview.heading).toBeVisible();
  expect(new URL(page.url()).origin).toBe(system.url);
});

test("says that the password is wrong, and is ready for the next try", async ({ page, signInPage, system }) => {
  await signInPage.open();
  await signInPage.submit({ ...system.accounts.ADMIN, password: "wrong-password" });
  await expect(signInPage.problem).toHaveText("This e-mail address and password do not belong together.");
  await expect(signInPage.password).toBeFocused();
  await expect(signInPage.email).toHaveValue(system.accounts.ADMIN.email);
  await expect(page).toHaveURL(/\/sign-in$/u);
});

test("answers the same for an account that does not exist", async ({ signInPage }) => {
  await signInPage.open();
  await signInPage.submit({ email: "nobody@livedash.test", password: "wrong-password" });
  await expect(signInPage.problem).toHaveText("This e-mail address and password do not belong together.");
});

test("slows down whoever tries too often, and says for how long", async ({ signInPage, system }) => {
  await signInPage.open();
  const wrong = { ...system.accounts.SUPPORT, password: "wrong-password" };
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    await signInPage.submit(wrong);
    await expect(signInPage.button).toBeEnabled();
    await expect(signInPage.problem).toHaveText(/do not belong together/u);
  }
  await signInPage.submit(wrong);
  await expect(signInPage.problem).toHaveText(/^Too many attempts\. Try again in \d+ s\.$/u);
});

test("says that the server cannot be reached", async ({ page, signInPage, system }) => {
  await signInPage.open();
  await page.route("**/api/auth/**", (route) => route.abort());
  await signInPage.submit(system.accounts.ADMIN);
  await expect(signInPage.problem).toHaveText(/^The server does not answer/u);
  await page.unroute("**/api/auth/**");
  await signInPage.submit(system.accounts.ADMIN);
  await expect(page).toHaveTitle("Overview · LiveDash Batch");
});

test("is helped by password managers", async ({ signInPage }) => {
  await signInPage.open();
  await expect(signInPage.email).toHaveAttribute("autocomplete", "username");
  await expect(signInPage.password).toHaveAttribute("autocomplete", "current-password");
});

test("sends whoever is signed in on to the overview", async ({ overview, signInAs, signInPage }) => {
  await signInAs("SUPPORT");
  await signInPage.open();
  await expect(overview.heading).toBeVisible();
});

test("signs out for good", async ({ page, overview, signInAs, signInPage }) => {
  await signInAs("ADMIN");
  await overview.open();
  await overview.signOut();
  await expect(signInPage.button).toBeVisible();
  await page.goBack();
  await expect(signInPage.button).toBeVisible();
  await overview.open();
  await expect(page).toHaveURL(/\/sign-in$/u);
});

test("goes to the sign-in page when the session ends while somebody looks", async ({
  page,
  database,
  overview,
  signInAs,
  signInPage,
}) => {
  await signInAs("ADMIN");
  await page.goto("/?tab=1");
  await expect(overview.count("Pending")).toHaveText("0");
  await database.authSession.deleteMany();
  await page.getByRole("button", { name: "Refresh now" }).click();
  await expect(signInPage.button).toBeVisible();
  await expect(page).toHaveURL(/\/sign-in\?next=%2F%3Ftab%3D1$/u);
});
