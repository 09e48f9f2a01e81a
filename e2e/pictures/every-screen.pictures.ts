import { join } from "node:path";
import { SCREENS } from "../fixtures/screens.ts";
import { openSettled } from "../fixtures/settled.ts";
import { test } from "../fixtures/test.ts";
import { clearJobsAtWork, seedJobsAtWork } from "../showcase/seed-jobs-at-work.ts";
import { type Showcase, seedShowcase } from "../showcase/seed-showcase.ts";

const FOLDER = join(import.meta.dirname, "../../docs/images");
const VIEWPORTS = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];
/** Of a showcase batch: enough for a busy month, and seeded within seconds. */
const BATCH_SIZE = 48;

test.use({ contextOptions: { reducedMotion: "reduce" } });

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("every screen, wide and narrow", async ({ page, database, signInPage, signInAs }) => {
      await signInPage.open();
      for (const viewport of VIEWPORTS) {
        await page.setViewportSize(viewport);
        await page.screenshot({ path: fileOf("sign-in", viewport.width) });
      }
      const showcase: Showcase = await seedShowcase(database, { now: new Date(), batchSize: BATCH_SIZE });
      await seedJobsAtWork(database);
      await signInAs("SUPER_ADMIN");
      for (const { name, path } of SCREENS) {
        for (const viewport of VIEWPORTS) {
          await page.setViewportSize(viewport);
          await openSettled(page, path(showcase));
          await page.screenshot({ path: fileOf(name, viewport.width) });
        }
      }
      await clearJobsAtWork(database);
    });

    const fileOf = (name: string, width: number) => join(FOLDER, `${name}-${colorScheme}-${width}.png`);
  });
}
