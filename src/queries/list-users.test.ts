import { expect, test } from "vitest";
import { createTestDatabase } from "../testing/test-database.ts";
import { listUsers } from "./list-users.ts";

const now = new Date("2026-07-01T12:00:00Z");
const later = new Date("2026-07-01T13:00:00Z");

test("lists every account with its open sessions and good keys, without those that have ended", async () => {
  const { database } = await createTestDatabase();
  await database.user.create({ data: { id: "b", name: "Bea", email: "b@livedash.test", role: "ADMIN" } });
  await database.user.create({ data: { id: "a", name: "Ada", email: "a@livedash.test", lastSignInAt: now } });
  const session = (id: string, expiresAt: Date) => ({ id, token: id, userId: "a", expiresAt });
  await database.authSession.createMany({ data: [session("1", later), session("2", later), session("3", now)] });
  const key = { key: "hash", referenceId: "a" };
  await database.apiKey.createMany({
    data: [
      { id: "1", ...key },
      { id: "2", ...key, enabled: false },
      { id: "3", ...key, expiresAt: now },
      { id: "4", ...key, expiresAt: later },
    ],
  });
  expect(await listUsers(database, { now })).toMatchObject([
    { id: "a", name: "Ada", role: "SUPPORT", lastSignInAt: now, sessionCount: 2, keyCount: 2 },
    { id: "b", role: "ADMIN", lastSignInAt: null, sessionCount: 0, keyCount: 0 },
  ]);
});
