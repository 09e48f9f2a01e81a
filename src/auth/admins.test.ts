import { pino } from "pino";
import { expect, test } from "vitest";
import { createTestDatabase } from "../testing/test-database.ts";
import { createAdmin } from "./admins.ts";
import { createAuth } from "./auth.ts";

const baseUrl = "http://localhost:3000";
const actor = { type: "command_line", id: null, label: "livedash" } as const;

async function setUp() {
  const { database } = await createTestDatabase();
  const auth = createAuth({ database, baseUrl, secret: "s".repeat(40), log: pino({ level: "silent" }) });
  const signIn = (email: string, password: string) =>
    auth.betterAuth.api.signInEmail({ body: { email, password } }).then(
      () => true,
      () => false,
    );
  return { database, auth, signIn };
}

test("makes an account that can sign in with the password it prints", async () => {
  const { auth, database, signIn } = await setUp();
  const admin = await createAdmin(auth, { email: " Ada@LiveDash.test", role: "SUPPORT", actor });
  expect(admin).toMatchObject({ email: "ada@livedash.test", role: "SUPPORT", isNew: true });
  expect(admin.password.length).toBeGreaterThanOrEqual(24);
  expect(await signIn(admin.email, admin.password)).toBe(true);
  const stored = await database.account.findFirstOrThrow();
  expect(stored.password).not.toContain(admin.password);
});

test("gives an account that exists a new password and role, and ends what the old password opened", async () => {
  const { auth, database, signIn } = await setUp();
  const first = await createAdmin(auth, { email: "ada@livedash.test", role: "SUPPORT", actor });
  await signIn(first.email, first.password);
  const second = await createAdmin(auth, { email: "ada@livedash.test", role: "ADMIN", actor });
  expect(second.isNew).toBe(false);
  expect(await database.authSession.count()).toBe(0);
  expect(await signIn(first.email, first.password)).toBe(false);
  expect(await signIn(second.email, second.password)).toBe(true);
  expect(await database.user.findMany({ select: { role: true } })).toEqual([{ role: "ADMIN" }]);
});

test("leaves an audit row, without the password", async () => {
  const { auth, database } = await setUp();
  const { password } = await createAdmin(auth, { email: "ada@livedash.test", role: "ADMIN", actor });
  await createAdmin(auth, { email: "ada@livedash.test", role: "ADMIN", actor });
  const rows = await database.auditLog.findMany({ orderBy: { at: "asc" } });
  expect(rows.map((row) => row.action)).toEqual(["admin.created", "admin.reset"]);
  expect(JSON.stringify(rows)).not.toContain(password);
});

test("refuses what is no e-mail address", async () => {
  const { auth } = await setUp();
  await expect(createAdmin(auth, { email: "ada", role: "ADMIN", actor })).rejects.toMatchObject({
    code: "INVALID_INPUT",
  });
});
