import { pino } from "pino";
import { expect, test } from "vitest";
import type { Actor } from "../database/audit-store.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { createAuth } from "./auth.ts";
import { changePassword } from "./change-password.ts";
import { addUser } from "./users.ts";

async function setUp() {
  const { database } = await createTestDatabase();
  const options = { database, baseUrl: "http://localhost:3000", secret: "s".repeat(40) };
  const auth = createAuth({ ...options, log: pino({ level: "silent" }) });
  const cli: Actor = { type: "command_line", id: null, label: "livedash" };
  const ada = await addUser(auth, { email: "ada@livedash.test", role: "SUPPORT", actor: cli });
  const signIn = async (password: string) => {
    const body = { email: ada.email, password };
    const response = await auth.betterAuth.api.signInEmail({ body, asResponse: true });
    const cookie = response.headers.getSetCookie().map((line) => line.split(";")[0]);
    return { isIn: response.ok, headers: new Headers({ cookie: cookie.join("; ") }) };
  };
  const actor: Actor = { type: "user", id: ada.id, label: ada.email };
  const { headers } = await signIn(ada.password);
  const change = (currentPassword: string, newPassword = "a password of my own") =>
    changePassword(auth, { headers, currentPassword, newPassword, actor });
  return { database, auth, ada, headers, signIn, change };
}

test("changes one's own password, keeps this session and ends the others", async () => {
  const { database, auth, ada, headers, signIn, change } = await setUp();
  const elsewhere = await signIn(ada.password);
  expect(await change(ada.password)).toEqual({ endedSessionCount: 1 });
  expect(await auth.betterAuth.api.getSession({ headers })).not.toBeNull();
  expect(await auth.betterAuth.api.getSession({ headers: elsewhere.headers })).toBeNull();
  expect((await signIn(ada.password)).isIn).toBe(false);
  expect((await signIn("a password of my own")).isIn).toBe(true);
  const log = JSON.stringify(await database.auditLog.findMany());
  expect(log).toContain("account.password_changed");
  expect(log).not.toContain("a password of my own");
});

test("wants the current password, and a new one of a decent length", async () => {
  const { ada, signIn, change } = await setUp();
  await expect(change("wrong")).rejects.toMatchObject({ code: "INVALID_INPUT", message: /current password is wrong/u });
  await expect(change(ada.password, "too short")).rejects.toMatchObject({ code: "INVALID_INPUT" });
  await expect(change(ada.password, "x".repeat(1000))).rejects.toMatchObject({ code: "INVALID_INPUT" });
  expect((await signIn(ada.password)).isIn).toBe(true);
});

test("does not let a session that was left open guess the password for long", async () => {
  const { ada, change } = await setUp();
  for (let attempt = 1; attempt <= 10; attempt++) {
    await expect(change("wrong")).rejects.toMatchObject({ code: "INVALID_INPUT" });
  }
  await expect(change(ada.password)).rejects.toMatchObject({ code: "RATE_LIMITED" });
});

test("is not for whoever comes without a session", async () => {
  const { auth, ada } = await setUp();
  const actor: Actor = { type: "api_key", id: "key", label: "nightly" };
  const input = { headers: new Headers(), currentPassword: ada.password, newPassword: "a password of my own", actor };
  await expect(changePassword(auth, input)).rejects.toMatchObject({ code: "FORBIDDEN" });
});
