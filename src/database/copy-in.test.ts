import fc from "fast-check";
import { expect, test } from "vitest";
import { createTestDatabase } from "../testing/test-database.ts";
import { inSqlTransaction } from "./client.ts";

test("brings every text that a database can hold over as it is, and tells an empty text from none", async () => {
  const { database } = await createTestDatabase();
  const { id } = await database.company.create({ data: { name: "Acme" } });
  const times = { startTime: new Date(), endTime: new Date() };
  const session = await database.session.create({ data: { companyId: id, ...times } });
  const text = fc.string({ unit: fc.constantFrom("\\", "\t", "\n", "\r", "N", ".", "a", "é", "🙂", '"', "'") });
  const texts = ["", "\\N", "\\.", ...fc.sample(text, 300)];
  await inSqlTransaction(database, (tx) =>
    tx.$copyIn(
      `"Message" ("sessionId", "order", "timestamp", role, content)`,
      texts.map((content, order) => [session.id, order, order === 0 ? null : times.startTime, "User", content]),
    ),
  );
  const messages = await database.message.findMany({ orderBy: { order: "asc" } });
  expect(messages.map(({ content }) => content)).toEqual(texts);
  expect(messages.slice(0, 2).map(({ timestamp }) => timestamp)).toEqual([null, times.startTime]);
});

test("fails as a statement does, leaves nothing behind, and the connection in order", async () => {
  const { database } = await createTestDatabase();
  const rows = [["00000000-0000-0000-0000-000000000000", 0, "User", "no such session"]] as const;
  const bring = inSqlTransaction(database, (tx) => tx.$copyIn(`"Message" ("sessionId", "order", role, content)`, rows));
  await expect(bring).rejects.toThrow("foreign key");
  await expect(inSqlTransaction(database, (tx) => tx.$copyIn(`"Message" ("nothing")`, []))).rejects.toThrow(
    'column "nothing"',
  );
  expect(await inSqlTransaction(database, (tx) => tx.$queryRaw`SELECT 1 AS one`)).toEqual([{ one: 1 }]);
  expect(await database.message.count()).toBe(0);
});
