import { expect, test } from "vitest";
import { createBlankDatabase, createTestDatabase } from "../testing/test-database.ts";
import { inTransaction } from "./client.ts";
import { ensureDatabase } from "./connection.ts";

test("leaves a database alone that is there already", async () => {
  const url = await createBlankDatabase();
  await ensureDatabase(url, new URL(url).pathname.slice(1));
});

test("writes everything of a transaction or nothing", async () => {
  const { database } = await createTestDatabase();
  const work = inTransaction(database, async (tx) => {
    await tx.company.create({ data: { name: "Acme" } });
    throw new Error("The power went.");
  });
  await expect(work).rejects.toThrow("The power went.");
  expect(await database.company.count()).toBe(0);
});
