import { seedBatch, seedRequests } from "../src/testing/seed-requests.ts";
import { expect, test } from "./fixtures/test.ts";

test("adds a company and changes how it is analysed", async ({ page, database, companies, signInAs }) => {
  await signInAs("ADMIN");
  await companies.open();
  await expect(page).toHaveTitle(/Companies/u);
  await expect(companies.list).toContainText("There is no company yet");
  await companies.add.click();
  await companies.fill({ name: "Northwind", timeZone: "Mars/Olympus" });
  await expect(companies.dialog).toContainText("No time zone has this name");
  await expect(companies.dialog.getByRole("button", { name: "Add the company" })).toBeDisabled();
  await companies.fill({ timeZone: "Europe/Amsterdam" });
  await companies.submit("Add the company");
  await companies.company("Northwind").getByRole("link").click();
  await expect(page).toHaveURL(/company=[0-9a-f-]{36}/u);
  await expect(companies.drawer("Northwind")).toContainText("Europe/Amsterdam");
  await companies.drawer("Northwind").getByRole("button", { name: "Edit" }).click();
  await companies.fill({ model: "gpt-4.1" });
  await companies.submit("Save");
  await expect(companies.drawer("Northwind")).toContainText("gpt-4.1");
  expect(await database.company.findFirst()).toMatchObject({ defaultModel: "gpt-4.1", timeZone: "Europe/Amsterdam" });
});

test("suspends a company, having said what waits and what goes on, and activates it again", async ({
  database,
  companies,
  signInAs,
}) => {
  await seedRequests(database, [{}, {}, { processingStatus: "PROCESSING_FAILED" }]);
  await seedBatch(database, { status: "IN_PROGRESS" });
  await signInAs("ADMIN");
  await companies.open();
  await expect(companies.company("Acme")).toContainText(/3\s*2/u);
  await companies.company("Acme").getByRole("link").click();
  await companies.drawer("Acme").getByRole("button", { name: "Suspend…" }).click();
  await expect(companies.dialog).toContainText("2 pending requests wait");
  await expect(companies.dialog).toContainText("1 batch in flight goes on");
  await companies.submit("Suspend the company");
  await expect(companies.drawer("Acme")).toContainText("Suspended");
  await companies.drawer("Acme").getByRole("button", { name: "Activate…" }).click();
  await expect(companies.dialog).toContainText("2 pending requests are put into batches");
  await companies.submit("Activate the company");
  await expect(companies.drawer("Acme")).toContainText("Active");
});

test("tells an operator that a name is taken, and keeps what was entered", async ({
  database,
  companies,
  signInAs,
}) => {
  await database.company.create({ data: { name: "Acme" } });
  await signInAs("ADMIN");
  await companies.open();
  await companies.add.click();
  await companies.fill({ name: "Acme" });
  await companies.submit("Add the company");
  await expect(companies.dialog.getByRole("alert")).toContainText("There is a company called Acme already");
});

test("SUPPORT sees companies and changes none, and nobody sees the password of a CSV", async ({
  page,
  database,
  companies,
  signInAs,
}) => {
  const csv = { csvUrl: "https://files.livedash.test/a.csv", csvUsername: "reader", csvPassword: "hunter2" };
  const { id } = await database.company.create({ data: { name: "Acme", ...csv } });
  const answers: Promise<string>[] = [];
  page.on("response", (response) => {
    if (response.url().includes("/api/trpc/")) answers.push(response.text().catch(() => ""));
  });
  await signInAs("SUPPORT");
  await companies.open(`/companies?company=${id}`);
  await expect(companies.drawer("Acme")).toContainText("reader, with a password");
  await expect(companies.drawer("Acme").getByRole("button", { name: /Edit|Suspend/u })).toBeHidden();
  await expect(companies.add).toBeHidden();
  const texts = await Promise.all(answers);
  expect(texts.join("")).toContain("reader");
  expect(texts.join("")).not.toContain("hunter2");
});
