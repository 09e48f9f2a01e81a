import { randomUUID } from "node:crypto";
import { explainFailureCode } from "../src/domain/failure-explanation.ts";
import { seedAttempts } from "../src/testing/seed-attempts.ts";
import { seedRequests } from "../src/testing/seed-requests.ts";
import { expect, test } from "./fixtures/test.ts";

const failed = (errorCode: string, errorMessage: string) => ({
  processingStatus: "PROCESSING_FAILED" as const,
  errorCode,
  errorMessage,
  completedAt: new Date(Date.now() - 5 * 60_000),
});

test("groups what failed by code and message, with what it means and what to do, the most frequent first", async ({
  database,
  failures,
  signInAs,
}) => {
  await seedRequests(database, [
    failed("refusal", "I cannot help with that."),
    ...["4f2a91c0", "77b01e5d", "0c9d3e44"].map((id) =>
      failed("invalid_output", `session_id: ${id} is not the session's`),
    ),
    failed("invalid_output", "The answer is not valid JSON."),
  ]);
  await signInAs("SUPPORT");
  await failures.open();
  await expect(failures.groups).toHaveCount(3);
  const first = failures.groups.first();
  await expect(first).toContainText("invalid_output");
  await expect(first).toContainText("Retryable");
  await expect(first.getByRole("link", { name: "3 failed requests" })).toBeVisible();
  await expect(first).toContainText(/session_id: \w{8} is not the session's/u);
  await expect(first).toContainText("5 min ago");
  const refusal = failures.group("refusal");
  await expect(refusal).toContainText("Final");
  await expect(refusal).toContainText(explainFailureCode("refusal").meaning);
  await expect(refusal).toContainText(explainFailureCode("refusal").advice);
  await expect(failures.list).toContainText(/as of \d\d:\d\d:\d\d/u);
});

test("calls a code that is not ours the provider's own, and knows what is a matter of configuration", async ({
  database,
  failures,
  signInAs,
}) => {
  await seedRequests(database, [
    failed("string_above_max_length", "Too long."),
    failed("insufficient_quota", "You exceeded your current quota."),
  ]);
  await signInAs("ADMIN");
  await failures.open();
  await expect(failures.group("string_above_max_length")).toContainText("Provider's own");
  await expect(failures.group("insufficient_quota")).toContainText("Configuration");
});

test("leads to the requests of a group, and to the one that its sample is from", async ({
  database,
  failures,
  signInAs,
}) => {
  const [request] = await seedRequests(database, [failed("refusal", "I cannot help with that.")]);
  await signInAs("SUPPORT");
  await failures.open();
  const group = failures.group("refusal");
  const link = group.getByRole("link", { name: "1 failed request" });
  await expect(link).toHaveAttribute("href", /^\/requests\?status=processing_failed&error=refusal&group=/u);
  const sample = group.getByRole("link", { name: "The request that says so" });
  await expect(sample).toHaveAttribute("href", new RegExp(`&request=${request?.id}$`, "u"));
});

test("says in words how a failure has gone over the last day", async ({ database, failures, signInAs }) => {
  await seedRequests(database, [failed("refusal", "I cannot help with that.")]);
  await seedAttempts(database, [{ succeeded: false, errorCode: "refusal" }]);
  await signInAs("SUPPORT");
  await failures.open();
  const trend = failures.group("refusal").getByRole("img");
  await expect(trend).toHaveAccessibleName(
    /^Failed attempts with refusal: 1 in the last 24 hours, most of them after/u,
  );
});

test("requeues a group after saying how many that are, and leaves the other groups alone", async ({
  page,
  database,
  failures,
  signInAs,
}) => {
  await seedRequests(database, [
    ...["4f2a91c0", "77b01e5d"].map((id) => failed("invalid_output", `session_id: ${id} is not the session's`)),
    failed("invalid_output", "The answer is not valid JSON."),
    failed("refusal", "I cannot help with that."),
  ]);
  await signInAs("ADMIN");
  await failures.open();
  await failures.groups.first().getByRole("button", { name: "Requeue group: invalid_output" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Requeue 2 failed requests?");
  await dialog.getByRole("button", { name: "Requeue 2" }).click();
  await expect(page.getByText("Requeueing 2 requests")).toBeVisible();
  const wish = await database.bulkRequeue.findFirstOrThrow({ include: { items: true } });
  expect(wish).toMatchObject({ matchedCount: 2, actorLabel: "admin@livedash.test" });
});

test("offers SUPPORT nothing that changes anything", async ({ database, failures, signInAs }) => {
  await seedRequests(database, [failed("refusal", "I cannot help with that.")]);
  await signInAs("SUPPORT");
  await failures.open();
  await expect(failures.groups).toHaveCount(1);
  await expect(failures.list.getByRole("button")).toHaveCount(0);
});

test("shows one company's failures alone, and keeps the choice in the address", async ({
  page,
  database,
  failures,
  signInAs,
}) => {
  await seedRequests(database, [failed("refusal", "I cannot help with that.")]);
  const globex = await database.company.create({ data: { name: "Globex" } });
  await signInAs("SUPPORT");
  await failures.open();
  await expect(failures.groups).toHaveCount(1);
  await failures.chooseCompany("Globex");
  await expect(failures.list).toContainText("No request of this company has failed");
  await expect(page).toHaveURL(`/failures?company=${globex.id}`);
  await page.reload();
  await expect(failures.company).toHaveText("Company: Globex");
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(failures.groups).toHaveCount(1);
});

test("says when nothing fails", async ({ failures, signInAs }) => {
  await signInAs("SUPPORT");
  await failures.open();
  await expect(failures.list).toContainText("Nothing fails");
});

test("takes an address as far as it makes sense: nothing of an unknown company, all for what is no id", async ({
  database,
  failures,
  signInAs,
}) => {
  await seedRequests(database, [failed("refusal", "I cannot help with that.")]);
  await signInAs("SUPPORT");
  await failures.open(`?company=${randomUUID()}`);
  await expect(failures.list).toContainText("No request of this company has failed");
  await failures.open("?company=acme");
  await expect(failures.groups).toHaveCount(1);
});

test("says what is wrong when the server does not answer, and gets over it", async ({ page, failures, signInAs }) => {
  await page.clock.install();
  await signInAs("ADMIN");
  await page.route("**/api/trpc/**", (route) => route.abort());
  await failures.open();
  const retry = failures.list.getByRole("button", { name: "Try again" });
  // The one retry that a query makes by itself.
  await page.clock.fastForward(2000);
  await expect(failures.list).toContainText("The server does not answer");
  await page.unroute("**/api/trpc/**");
  await retry.click();
  await expect(failures.list).toContainText("Nothing fails");
});

test("tells what went wrong in the last day and put itself right, and what is left of it", async ({
  database,
  failures,
  signInAs,
}) => {
  const attempt = (errorCode: string, totalCostEur = 0) => ({
    succeeded: false,
    errorCode,
    finishedAt: new Date(),
    totalCostEur,
  });
  await seedAttempts(database, [attempt("server_error"), attempt("server_error"), attempt("invalid_output", 0.0042)]);
  await seedRequests(database, [failed("invalid_output", "The answer is not valid JSON.")]);
  await signInAs("SUPPORT");
  await failures.open();
  const items = failures.attempts.getByRole("listitem");
  await expect(items).toHaveCount(2);
  await expect(items.first()).toContainText("server_error");
  await expect(items.first()).toContainText("2 attempts");
  await expect(items.first()).toContainText("No request left failed");
  await expect(items.first().getByRole("img")).toHaveAttribute("aria-label", /2 in the last 24 hours/u);
  const invalid = items.filter({ hasText: "invalid_output" });
  await expect(invalid).toContainText("1 attempt · €0.0042");
  await invalid.getByRole("link", { name: "1 request still failed" }).click();
  await expect(failures.heading).toBeHidden();
  expect(new URL(failures.attempts.page().url()).search).toBe("?status=processing_failed&error=invalid_output");
});
