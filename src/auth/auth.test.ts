import { pino } from "pino";
import { expect, test } from "vitest";
import type { Database } from "../database/client.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { createAdmin } from "./admins.ts";
import { type Auth, createAuth } from "./auth.ts";

const ORIGIN = "https://livedash.test";
const EIGHT_HOURS = 8 * 60 * 60;
const actor = { type: "command_line", id: null, label: "livedash" } as const;

function authOn(database: Database, baseUrl = ORIGIN): Auth {
  return createAuth({ database, baseUrl, secret: "s".repeat(40), log: pino({ level: "silent" }) });
}

async function withAdmin(baseUrl = ORIGIN) {
  const { database } = await createTestDatabase();
  const auth = authOn(database, baseUrl);
  const admin = await createAdmin(auth, { email: "ada@livedash.test", role: "ADMIN", actor });
  return { database, auth, admin };
}

function post(path: string, body: unknown, headers: Record<string, string> = {}): Request {
  return new Request(`${ORIGIN}/api/auth${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: ORIGIN, "x-forwarded-for": "192.0.2.1", ...headers },
    body: JSON.stringify(body),
  });
}

test("signs a person in with a cookie that scripts cannot read, other sites cannot use, and plain HTTP never carries", async () => {
  const { auth, admin } = await withAdmin();
  const response = await auth.handler(post("/sign-in/email", { email: admin.email, password: admin.password }));
  expect(response.status).toBe(200);
  const cookie = response.headers.getSetCookie().find((line) => line.includes("session_token")) ?? "";
  expect(cookie).toMatch(/^__Secure-livedash\.session_token=/u);
  for (const flag of ["Secure", "HttpOnly", "SameSite=Lax", "Path=/", `Max-Age=${EIGHT_HOURS}`]) {
    expect(cookie).toContain(flag);
  }
});

test("leaves the cookie usable where the console is reached by plain HTTP", async () => {
  const { auth, admin } = await withAdmin("http://localhost:3000");
  const headers = { origin: "http://localhost:3000" };
  const response = await auth.handler(post("/sign-in/email", admin, headers));
  const cookie = response.headers.getSetCookie().join("\n");
  expect(cookie).toMatch(/^livedash\.session_token=/u);
  expect(cookie).toContain("HttpOnly");
  expect(cookie).not.toContain("Secure");
});

test.each([true, false])("ends a session after eight hours, remembered or not (rememberMe %s)", async (rememberMe) => {
  const { auth, database, admin } = await withAdmin();
  await auth.handler(post("/sign-in/email", { ...admin, rememberMe }));
  const session = await database.authSession.findFirstOrThrow();
  const seconds = (session.expiresAt.getTime() - Date.now()) / 1000;
  expect(seconds).toBeGreaterThan(EIGHT_HOURS - 60);
  expect(seconds).toBeLessThanOrEqual(EIGHT_HOURS);
});

test("refuses the sixth attempt within a minute from one address, even with the right password", async () => {
  const { auth, admin } = await withAdmin();
  for (let attempt = 1; attempt <= 5; attempt++) {
    const response = await auth.handler(post("/sign-in/email", { email: admin.email, password: "wrong password" }));
    expect(response.status).toBe(401);
  }
  expect((await auth.handler(post("/sign-in/email", admin))).status).toBe(429);
  const elsewhere = await auth.handler(post("/sign-in/email", admin, { "x-forwarded-for": "192.0.2.2" }));
  expect(elsewhere.status).toBe(200);
});

test("refuses to go on guessing one account's password from ever new addresses", async () => {
  const { auth, admin } = await withAdmin();
  const guess = (address: number) =>
    auth.handler(
      post("/sign-in/email", { ...admin, password: "wrong password" }, { "x-forwarded-for": `192.0.2.${address}` }),
    );
  const responses = await Promise.all(Array.from({ length: 12 }, (_, address) => guess(address + 1)));
  expect(responses.map(({ status }) => status).sort()).toEqual([...Array(10).fill(401), 429, 429]);
});

test("keeps its counts in the database, so that another process refuses too", async () => {
  const { auth, database, admin } = await withAdmin();
  for (let attempt = 1; attempt <= 5; attempt++)
    await auth.handler(post("/sign-in/email", { email: admin.email, password: "x" }));
  expect((await authOn(database).handler(post("/sign-in/email", admin))).status).toBe(429);
});

test("refuses to sign in from another site", async () => {
  const { auth, admin } = await withAdmin();
  const response = await auth.handler(post("/sign-in/email", admin, { origin: "https://evil.test" }));
  expect(response.status).toBe(403);
  expect(response.headers.getSetCookie()).toEqual([]);
});

test.each([
  ["POST", "/sign-up/email"],
  ["POST", "/api-key/create"],
  ["POST", "/api-key/update"],
  ["GET", "/api-key/list"],
  ["POST", "/update-user"],
  ["POST", "/request-password-reset"],
  ["POST", "/sign-in/social"],
  ["GET", "/ok"],
])("has no %s %s over HTTP", async (method, path) => {
  const { auth, admin } = await withAdmin();
  const signedIn = await auth.handler(post("/sign-in/email", admin));
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const headers = { cookie, origin: ORIGIN, "content-type": "application/json" };
  const body =
    method === "POST" ? JSON.stringify({ email: "b@livedash.test", password: "long password", name: "b" }) : null;
  const response = await auth.handler(new Request(`${ORIGIN}/api/auth${path}`, { method, headers, body }));
  expect(response.status).toBe(404);
});

test("cannot be talked into another role", async () => {
  const { auth, database, admin } = await withAdmin();
  await auth.handler(post("/sign-in/email", { ...admin, role: "SUPER_ADMIN" }));
  expect(await database.user.findMany({ select: { role: true } })).toEqual([{ role: "ADMIN" }]);
});
