import { pino } from "pino";
import { expect, test } from "vitest";
import type { Actor } from "../database/audit-store.ts";
import { ALL_SCOPES, type Permission } from "../domain/permissions.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { createApiKey, verifyApiKey } from "./api-keys.ts";
import { createAuth } from "./auth.ts";
import type { Caller } from "./caller.ts";
import { giveApiKey } from "./give-api-key.ts";
import { addUser, changeRole } from "./users.ts";

const actor: Actor = { type: "command_line", id: null, label: "livedash" };

async function setUp() {
  const { database } = await createTestDatabase();
  const options = { database, baseUrl: "http://localhost:3000", secret: "s".repeat(40) };
  const auth = createAuth({ ...options, log: pino({ level: "silent" }) });
  const { id, email } = await addUser(auth, { email: "root@livedash.test", role: "SUPER_ADMIN", actor });
  const person: Caller = {
    kind: "user",
    id,
    email,
    label: email,
    role: "SUPER_ADMIN",
    permissions: new Set(ALL_SCOPES),
  };
  const script = async (scopes: Permission[], ownerId?: string): Promise<Caller> => {
    const key = await createApiKey(auth, { name: "asks", scopes, ...(ownerId && { ownerId }), actor });
    return { kind: "api_key", id: key.id, label: key.name, permissions: new Set(scopes) };
  };
  return { database, auth, person, script };
}

test("gives a key that belongs to the person who asks, and ends at the person's role", async () => {
  const { auth, database, person } = await setUp();
  await addUser(auth, { email: "other@livedash.test", role: "SUPER_ADMIN", actor });
  const { id, key } = await giveApiKey(auth, { name: "all", scopes: ALL_SCOPES, caller: person });
  expect(await database.apiKey.findUniqueOrThrow({ where: { id } })).toMatchObject({ referenceId: person.id });
  expect((await verifyApiKey(auth, key))?.permissions.size).toBe(ALL_SCOPES.length);
  await changeRole(auth, { userId: person.id, role: "SUPPORT", actor });
  expect([...((await verifyApiKey(auth, key))?.permissions ?? [])].filter((scope) => !scope.endsWith(":read"))).toEqual(
    [],
  );
});

test("never gives a scope that the asking key has not itself", async () => {
  const { auth, database, script } = await setUp();
  const caller = await script(["keys:write", "requests:read"]);
  const ask = (scopes: Permission[]) => giveApiKey(auth, { name: "more", scopes, caller });
  await expect(ask(["requests:read", "users:write"])).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(await database.apiKey.count()).toBe(1);
  expect((await ask(["requests:read"])).scopes).toEqual(["requests:read"]);
});

test("gives what a person's key asks for to that person, so that it ends with them too", async () => {
  const { auth, database, person, script } = await setUp();
  const caller = await script(["keys:write"], person.id);
  const { id } = await giveApiKey(auth, { name: "more", scopes: ["keys:write"], caller });
  expect(await database.apiKey.findUniqueOrThrow({ where: { id } })).toMatchObject({ referenceId: person.id });
});
