import { expect, test } from "vitest";
import { createTestDatabase } from "../testing/test-database.ts";
import { checkReadiness } from "./check-readiness.ts";

const monitor = (isWorkerAlive: () => Promise<boolean>) => ({ isWorkerAlive, listSchedules: async () => [] });
const alive = monitor(async () => true);

test("is ready when the database has every migration and a worker lives", async () => {
  const { database } = await createTestDatabase();
  expect(await checkReadiness(database, alive)).toBe(true);
});

test("is not ready without a worker, or when nobody can say", async () => {
  const { database } = await createTestDatabase();
  expect(
    await checkReadiness(
      database,
      monitor(async () => false),
    ),
  ).toBe(false);
  const broken = monitor(() => Promise.reject(new Error("no pgboss schema")));
  expect(await checkReadiness(database, broken)).toBe(false);
});

test("is not ready while a migration is missing", async () => {
  const { database } = await createTestDatabase();
  await database.$executeRaw`DELETE FROM _prisma_migrations`;
  expect(await checkReadiness(database, alive)).toBe(false);
});

test("is not ready without its database", async () => {
  const { database } = await createTestDatabase();
  await database.$executeRaw`ALTER SCHEMA public RENAME TO gone`;
  expect(await checkReadiness(database, alive)).toBe(false);
});
