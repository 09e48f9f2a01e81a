import { defineConfig } from "@playwright/test";
import { ensureBrowser } from "./src/testing/suite/browser.ts";

/** An installed browser, never a downloaded one; `npm test` installs one where it can and there is none. */
const executablePath = await ensureBrowser({ env: process.env, install: async () => false });

export default defineConfig({
  testDir: "e2e",
  // Each worker has a database and a web process of its own; its tests take turns.
  fullyParallel: false,
  workers: 2,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  // Nothing waits so long on a machine that has nothing else to do.
  expect: { timeout: 20_000 },
  reporter: "list",
  use: {
    launchOptions: { executablePath },
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    trace: "retain-on-failure",
  },
});
