import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { budgetHold, PROVIDER_HOLD } from "../src/domain/hold.ts";
import { seedBatch, seedRequests } from "../src/testing/seed-requests.ts";
import { expect, test } from "./fixtures/test.ts";

const WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const EVERYTHING = [...WCAG_22_AA, "best-practice"];

async function violationsOf(page: Page, rules = EVERYTHING): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [390, 1440]) {
    test.describe(`${colorScheme}, ${width} px`, () => {
      test.use({ colorScheme, viewport: { width, height: 900 } });

      test("the sign-in page has no WCAG 2.2 AA violation, with an error either", async ({ page, signInPage }) => {
        await signInPage.open();
        expect(await violationsOf(page)).toEqual([]);
        await signInPage.submit({ email: "nobody@livedash.test", password: "wrong-password" });
        await expect(signInPage.problem).toBeVisible();
        await expect(signInPage.button).toBeEnabled();
        expect(await violationsOf(page)).toEqual([]);
      });

      test("the overview has none, full of everything it can show", async ({ page, database, overview, signInAs }) => {
        await seedRequests(database, [{}, { processingStatus: "PROCESSING_FAILED" }]);
        const soon = new Date(Date.now() + 60_000);
        await seedBatch(database, { status: "PENDING", requestCount: 3, pollWarningCount: 1, expiresAt: soon });
        await seedBatch(database, { status: "FINALIZING", providerStatus: "cancelling", requestCount: 9 });
        const hold = { code: "any", message: "Why." };
        const scopes = [PROVIDER_HOLD, budgetHold("gpt-4o")];
        await database.pipelineHold.createMany({ data: scopes.map((scope) => ({ scope, ...hold })) });
        await signInAs("SUPPORT");
        await overview.open();
        await expect(overview.notices).toContainText("No worker is running");
        await expect(overview.batches).toContainText("cancelling");
        expect(await violationsOf(page)).toEqual([]);
        await page.getByRole("button", { name: /^Live refresh/u }).click();
        await expect(page.getByRole("menuitemradio", { name: "Off" })).toBeVisible();
        // An open menu stands outside all landmarks, which only the best practices mind.
        expect(await violationsOf(page, WCAG_22_AA)).toEqual([]);
      });

      test("the overview has none when it is empty", async ({ page, overview, signInAs }) => {
        await signInAs("ADMIN");
        await overview.open();
        await expect(overview.batches).toContainText("No batch is in flight");
        expect(await violationsOf(page)).toEqual([]);
      });
    });
  }
}
