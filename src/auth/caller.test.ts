import { pino } from "pino";
import { expect, test } from "vitest";
import { ALL_SCOPES } from "../domain/permissions.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { createAdmin } from "./admins.ts";
import { createApiKey, revokeApiKey } from "./api-keys.ts";
import { createAuth } from "./auth.ts";
import { identifyCaller } from "./caller.ts";

const baseUrl = "http://localhost:3000";
const actor = { type: "command_line", id: null, label: "livedash" } as const;

async function setUp() {
  const { database } = await createTestDatabase();
  const auth = createAuth({ database, baseUrl, secret: "s".repeat(40), log: pino({ level: "silent" }) });
  const admin = await createAdmin(auth, { email: "ada@livedash.test", role: "SUPPORT", actor });
  const signIn = await auth.betterAuth.api.signInEmail({ body: admin, asResponse: true });
  const cookie = signIn.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const userId = (await database.user.findFirstOrThrow()).id;
  const identify = (headers: Record<string, string>) => identifyCaller(auth, new Headers(headers));
  return { database, auth, cookie, userId, identify };
}

test("knows a person by the cookie, with what the role may do", async () => {
  const { cookie, identify } = await setUp();
  const caller = await identify({ cookie });
  expect(caller).toMatchObject({ kind: "user", label: "ada@livedash.test", role: "SUPPORT" });
  expect([...(caller?.permissions ?? [])].every((permission) => permission.endsWith(":read"))).toBe(true);
});

test("no longer knows a person whose session has ended", async () => {
  const { database, cookie, identify } = await setUp();
  await database.authSession.updateMany({ data: { expiresAt: new Date(Date.now() - 1000) } });
  expect(await identify({ cookie })).toBeNull();
});

test("knows a script by its key, with the key's scopes, and stores neither key nor an easy way back to it", async () => {
  const { database, auth, identify } = await setUp();
  const made = await createApiKey(auth, { name: "nightly", scopes: ["requests:read", "requests:requeue"], actor });
  expect(made.key).toMatch(/^ldb_[A-Za-z]{64}$/u);
  const caller = await identify({ authorization: `Bearer ${made.key}` });
  expect(caller).toMatchObject({ kind: "api_key", id: made.id, label: "nightly" });
  expect([...(caller?.permissions ?? [])].sort()).toEqual(["requests:read", "requests:requeue"]);
  const stored = await database.apiKey.findFirstOrThrow();
  expect(JSON.stringify(stored)).not.toContain(made.key.slice(8));
  expect(stored.lastRequest).not.toBeNull();
  expect(JSON.stringify(await database.auditLog.findMany())).not.toContain(made.key);
});

test("never lets a bad key fall back to the cookie beside it", async () => {
  const { cookie, identify } = await setUp();
  for (const authorization of ["Bearer ldb_wrong", "Bearer", "Bearer ", "Basic YTpi", ""]) {
    expect(await identify({ cookie, authorization }), authorization).toBeNull();
  }
});

test("no longer knows a key that was revoked or has expired", async () => {
  const { database, auth, identify } = await setUp();
  const revoked = await createApiKey(auth, { name: "revoked", scopes: ALL_SCOPES, actor });
  await revokeApiKey(auth, { id: revoked.id, actor });
  await revokeApiKey(auth, { id: revoked.id, actor });
  expect(await identify({ authorization: `Bearer ${revoked.key}` })).toBeNull();

  const expiresAt = new Date(Date.now() + 60_000);
  const expired = await createApiKey(auth, { name: "expired", scopes: ALL_SCOPES, expiresAt, actor });
  expect(await identify({ authorization: `Bearer ${expired.key}` })).not.toBeNull();
  await database.apiKey.update({ where: { id: expired.id }, data: { expiresAt: new Date(Date.now() - 1) } });
  expect(await identify({ authorization: `Bearer ${expired.key}` })).toBeNull();

  const actions = await database.auditLog.findMany({ where: { action: "api_key.revoked" } });
  expect(actions).toHaveLength(1);
});

test("never lets a person's key reach beyond the person's role", async () => {
  const { database, auth, userId, identify } = await setUp();
  const made = await createApiKey(auth, { name: "mine", scopes: ALL_SCOPES, ownerId: userId, actor });
  const authorization = `Bearer ${made.key}`;
  expect((await identify({ authorization }))?.permissions.has("requests:requeue")).toBe(false);
  await database.user.delete({ where: { id: userId } });
  expect(await identify({ authorization })).toBeNull();
});

test("says so when a key that should be revoked is not there, or a new one would be useless", async () => {
  const { auth } = await setUp();
  await expect(revokeApiKey(auth, { id: "none", actor })).rejects.toMatchObject({ code: "NOT_FOUND" });
  const past = { name: "past", scopes: ALL_SCOPES, expiresAt: new Date(0), actor };
  await expect(createApiKey(auth, past)).rejects.toMatchObject({ code: "INVALID_INPUT" });
  await expect(createApiKey(auth, { name: "", scopes: [], actor })).rejects.toMatchObject({ code: "INVALID_INPUT" });
});

test("reports a database that is down as an error, not as a bad key or a stranger", async () => {
  const { database, cookie, identify } = await setUp();
  await database.$executeRaw`ALTER TABLE "ApiKey" RENAME TO "Gone"`;
  await database.$executeRaw`ALTER TABLE "AuthSession" RENAME TO "GoneToo"`;
  await expect(identify({ authorization: "Bearer ldb_any" })).rejects.toThrow();
  await expect(identify({ cookie })).rejects.toThrow();
});
