import { defineConfig } from "vitest/config";

/** Tests that need no database; all others get a real PostgreSQL. */
const WITHOUT_DATABASE = [
  "src/{domain,shared,console}/**/*.test.{ts,tsx}",
  "src/testing/{structure.test.ts,docs.test.ts,audit-actions.test.ts,suite/*.test.ts}",
  "src/bootstrap.test.ts",
];

/** Wants the machine for itself: what it disturbs is disturbed enough. */
const CAMPAIGN = "src/testing/chaos/chaos.test.ts";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: [...WITHOUT_DATABASE],
          setupFiles: ["src/testing/quiet-console.ts"],
        },
      },
      {
        test: {
          name: "integration",
          include: ["src/**/*.test.ts"],
          exclude: [...WITHOUT_DATABASE, CAMPAIGN],
          setupFiles: ["src/testing/quiet-console.ts"],
          globalSetup: ["src/testing/postgres-server.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      { test: { name: "chaos", include: [CAMPAIGN], setupFiles: ["src/testing/quiet-console.ts"] } },
    ],
  },
});
