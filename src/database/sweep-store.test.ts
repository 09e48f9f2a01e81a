import { expect, test } from "vitest";
import { countReads, openForCounting } from "../testing/count-reads.ts";
import { seedMillion } from "../testing/seed-million.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { inTransaction } from "./client.ts";
import { listStrandingIds, lockWithoutBatch } from "./sweep-store.ts";

/** Several for each batch in flight; there are forty thousand requests. */
const FEW_READS = 400;

/** So few that PostgreSQL would rather come across one on the way than look for it, as with 1,000 among ten millions. */
const LIMIT = 1;

test("looks for what was left behind without reading the requests that are as they should be", async () => {
  const { databaseUrl } = await createTestDatabase();
  await seedMillion(databaseUrl, 40_000);
  const database = openForCounting(databaseUrl);
  const readsOf = (act: () => Promise<unknown>) => countReads(database, "AIProcessingRequest", act);
  expect(
    await readsOf(async () => {
      expect(await inTransaction(database, (tx) => lockWithoutBatch(tx, LIMIT))).toEqual([]);
    }),
  ).toBeLessThan(FEW_READS);
  expect(
    await readsOf(async () => {
      expect(await listStrandingIds(database)).toEqual([]);
    }),
  ).toBeLessThan(FEW_READS);
});
