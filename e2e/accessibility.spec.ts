import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { NAVIGATION_ENTRIES } from "../src/console/shell/navigation.ts";
import { budgetHold, PROVIDER_HOLD } from "../src/domain/hold.ts";
import { seedBatch, seedRequests } from "../src/testing/seed-requests.ts";
import { SCREENS } from "./fixtures/screens.ts";
import { openSettled } from "./fixtures/settled.ts";
import { expect, test } from "./fixtures/test.ts";
import { clearJobsAtWork, seedJobsAtWork } from "./showcase/seed-jobs-at-work.ts";
import { type Showcase, seedShowcase } from "./showcase/seed-showcase.ts";

const WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const EVERYTHING = [...WCAG_22_AA, "best-practice"];
/** Of WCAG 2.1 A, and not among its tags, since axe calls it experimental. */
const LABEL_IN_NAME = "label-content-name-mismatch";
const NOWHERE: Showcase = { batchId: "", failedRequestId: "", sessionId: "", importId: "" };
const SWEEP_MILLISECONDS = 600_000;

// Colours that are on their way to others are nobody's choice.
test.use({ contextOptions: { reducedMotion: "reduce" } });

async function violationsOf(page: Page, rules = EVERYTHING): Promise<string[]> {
  const options = { runOnly: rules, rules: { [LABEL_IN_NAME]: { enabled: true } } };
  return listNodes(await new AxeBuilder({ page }).options(options).analyze());
}

function listNodes({ violations }: Awaited<ReturnType<AxeBuilder["analyze"]>>): string[] {
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}

/** All rules in one theme; in the other, what its colours may break. */
async function violationsInBothThemes(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "light" });
  const light = await violationsOf(page);
  await page.emulateMedia({ colorScheme: "dark" });
  // The new colours are there with the next frame.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  return [...light, ...listNodes(await new AxeBuilder({ page }).withRules(["color-contrast"]).analyze())];
}

test("knows every screen that the navigation leads to", () => {
  const paths = SCREENS.map(({ path }) => path(NOWHERE));
  expect(NAVIGATION_ENTRIES.map(({ href }) => href).filter((href) => !paths.includes(href))).toEqual([]);
});

for (const width of [390, 1440]) {
  for (const isFilled of [true, false]) {
    test(`no screen has a WCAG 2.2 AA violation, scrolls sideways or complains at ${width} px, ${isFilled ? "filled" : "empty"}`, async ({
      page,
      database,
      signInAs,
    }) => {
      test.setTimeout(SWEEP_MILLISECONDS);
      await page.setViewportSize({ width, height: 900 });
      const showcase = isFilled ? await seedShowcase(database, { now: new Date(), batchSize: 4 }) : NOWHERE;
      await (isFilled ? seedJobsAtWork(database) : clearJobsAtWork(database));
      await signInAs("SUPER_ADMIN");
      for (const { name, path, isOfOne } of SCREENS) {
        const address = path(showcase);
        if (!isFilled && isOfOne) continue;
        await test.step(name, async () => {
          await openSettled(page, address);
          expect.soft(await violationsInBothThemes(page), name).toEqual([]);
          const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
          expect.soft(overflow, `pixels that ${name} scrolls sideways`).toBe(0);
        });
      }
      await clearJobsAtWork(database);
    });
  }
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

      test("the overview has none with everything that can be wrong, and its table and menus open", async ({
        page,
        database,
        overview,
        signInAs,
      }) => {
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
        await overview.throughput.getByRole("button", { name: "Show as table" }).click();
        expect(await violationsOf(page)).toEqual([]);
        await page.getByRole("button", { name: /^Live refresh/u }).click();
        await expect(page.getByRole("menuitemradio", { name: "Off" })).toBeVisible();
        // An open menu stands outside all landmarks, which only the best practices mind.
        expect(await violationsOf(page, WCAG_22_AA)).toEqual([]);
      });
    });
  }
}
