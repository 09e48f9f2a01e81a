import { pino } from "pino";
import { expect, test } from "vitest";
import type { Actor } from "../database/audit-store.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { createAdmin } from "./admins.ts";
import { createApiKey, verifyApiKey } from "./api-keys.ts";
import { createAuth } from "./auth.ts";
import { addUser, changeRole, removeUser, resetPassword } from "./users.ts";

const commandLine: Actor = { type: "command_line", id: null, label: "livedash" };

async function setUp() {
  const { database } = await createTestDatabase();
  const options = { database, baseUrl: "http://localhost:3000", secret: "s".repeat(40) };
  const auth = createAuth({ ...options, log: pino({ level: "silent" }) });
  const root = await addUser(auth, { email: "root@livedash.test", role: "SUPER_ADMIN", actor: commandLine });
  const actor: Actor = { type: "user", id: root.id, label: root.email };
  const canSignIn = ({ email, password }: { email: string; password: string }) =>
    auth.betterAuth.api.signInEmail({ body: { email, password } }).then(
      () => true,
      () => false,
    );
  return { database, auth, root, actor, canSignIn };
}

test("adds an account that can sign in with the password that is told once, and notes when it last did", async () => {
  const { auth, database, actor, canSignIn } = await setUp();
  const ada = await addUser(auth, { email: " Ada@LiveDash.test ", role: "SUPPORT", actor });
  expect(ada).toMatchObject({ email: "ada@livedash.test", role: "SUPPORT" });
  expect((await database.user.findUniqueOrThrow({ where: { id: ada.id } })).lastSignInAt).toBeNull();
  expect(await canSignIn(ada)).toBe(true);
  const { lastSignInAt } = await database.user.findUniqueOrThrow({ where: { id: ada.id } });
  expect(Date.now() - (lastSignInAt?.getTime() ?? 0)).toBeLessThan(60_000);
  expect(JSON.stringify(await database.auditLog.findMany())).not.toContain(ada.password);
});

test("never resets an account that is there by adding it again, not even when both are added at once", async () => {
  const { auth, database, actor } = await setUp();
  const add = () => addUser(auth, { email: "ada@livedash.test", role: "ADMIN", actor });
  const outcomes = await Promise.allSettled([add(), add(), add()]);
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await expect(add()).rejects.toMatchObject({ code: "CONFLICT" });
  expect(await database.user.count({ where: { email: "ada@livedash.test" } })).toBe(1);
  expect(await database.auditLog.count({ where: { action: "admin.created" } })).toBe(2);
});

test("resets a password: the old one and every session of it are of no use any more", async () => {
  const { auth, database, actor, canSignIn } = await setUp();
  const ada = await addUser(auth, { email: "ada@livedash.test", role: "ADMIN", actor });
  await canSignIn(ada);
  const reset = await resetPassword(auth, { userId: ada.id, actor });
  expect(await database.authSession.count({ where: { userId: ada.id } })).toBe(0);
  expect(await canSignIn(ada)).toBe(false);
  expect(await canSignIn(reset)).toBe(true);
});

test("changes a role once, with what it was before, and does nothing for the role that it is", async () => {
  const { auth, database, actor } = await setUp();
  const ada = await addUser(auth, { email: "ada@livedash.test", role: "SUPPORT", actor });
  await changeRole(auth, { userId: ada.id, role: "ADMIN", actor });
  await changeRole(auth, { userId: ada.id, role: "ADMIN", actor });
  const rows = await database.auditLog.findMany({ where: { action: "admin.role_changed" } });
  expect(rows.map(({ details }) => details)).toEqual([
    { userId: ada.id, email: "ada@livedash.test", previousRole: "SUPPORT", role: "ADMIN" },
  ]);
});

test("removes an account with its sessions, and revokes the keys that it has made", async () => {
  const { auth, database, actor, canSignIn } = await setUp();
  const ada = await addUser(auth, { email: "ada@livedash.test", role: "ADMIN", actor });
  await canSignIn(ada);
  const { key } = await createApiKey(auth, { name: "hers", scopes: ["requests:read"], ownerId: ada.id, actor });
  expect(await removeUser(auth, { userId: ada.id, actor })).toEqual({ revokedKeyCount: 1 });
  expect(await canSignIn(ada)).toBe(false);
  expect(await verifyApiKey(auth, key)).toBeNull();
  expect(await database.apiKey.count({ where: { enabled: true } })).toBe(0);
  expect(await database.authSession.count({ where: { userId: ada.id } })).toBe(0);
});

test("holds everyone to the rules: not one's own account, never the last super admin, nobody who is not there", async () => {
  const { auth, database, root, actor } = await setUp();
  const own = { userId: root.id, actor };
  for (const attempt of [
    () => changeRole(auth, { ...own, role: "ADMIN" }),
    () => resetPassword(auth, own),
    () => removeUser(auth, own),
    () => changeRole(auth, { userId: root.id, role: "ADMIN", actor: commandLine }),
    () => removeUser(auth, { userId: root.id, actor: commandLine }),
    () => createAdmin(auth, { email: root.email, role: "ADMIN", actor: commandLine }),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: "CONFLICT" });
  }
  for (const attempt of [
    () => changeRole(auth, { userId: "nobody", role: "ADMIN", actor }),
    () => resetPassword(auth, { userId: "nobody", actor }),
    () => removeUser(auth, { userId: "nobody", actor }),
  ]) {
    await expect(attempt()).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
  expect(await database.user.findMany({ select: { role: true } })).toEqual([{ role: "SUPER_ADMIN" }]);
  expect(await database.auditLog.count()).toBe(1);
});

test("leaves a super admin when two remove each other at the same moment", async () => {
  const { auth, database, root, actor } = await setUp();
  const other = await addUser(auth, { email: "other@livedash.test", role: "SUPER_ADMIN", actor });
  const otherActor: Actor = { type: "user", id: other.id, label: other.email };
  const outcomes = await Promise.allSettled([
    removeUser(auth, { userId: other.id, actor }),
    removeUser(auth, { userId: root.id, actor: otherActor }),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await database.user.count({ where: { role: "SUPER_ADMIN" } })).toBe(1);
});
