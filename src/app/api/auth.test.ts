import { expect, test } from "vitest";
import { createAdmin } from "../../auth/admins.ts";
import { ORIGIN, startTestApi } from "../../testing/test-api.ts";

const SIGN_IN = "/api/auth/sign-in/email";

async function setUp() {
  const api = await startTestApi();
  const actor = { type: "command_line", id: null, label: "livedash" } as const;
  const { email, password } = await createAdmin(api.auth, { email: "ada@livedash.test", role: "ADMIN", actor });
  const signIn = (body: unknown, headers: Record<string, string> = { origin: ORIGIN }) =>
    api.sendJson("POST", SIGN_IN, headers, body);
  return { api, email, password, signIn };
}

test("gives a cookie that scripts cannot read, over https only, for whoever knows the password", async () => {
  const { email, password, signIn } = await setUp();
  const response = await signIn({ email, password });
  expect(response.status).toBe(200);
  expect(response.headers.get("set-cookie")).toMatch(
    /^__Secure-livedash\.session_token=.*HttpOnly.*Secure.*SameSite=Lax/iu,
  );
});

test.each([
  ["a wrong password", { email: "ada@livedash.test", password: "wrong-password" }, 401],
  ["an account that does not exist", { email: "bob@livedash.test", password: "wrong-password" }, 401],
  ["what is no e-mail address", { email: "ada", password: "wrong-password" }, 400],
] as const)("gives no cookie for %s", async (_name, credentials, status) => {
  const { signIn } = await setUp();
  const response = await signIn(credentials);
  expect(response.status).toBe(status);
  expect(response.headers.get("set-cookie")).toBeNull();
});

test("lets no other site sign anybody in", async () => {
  const { email, password, signIn } = await setUp();
  expect((await signIn({ email, password }, { origin: "https://evil.example" })).status).toBe(403);
});

test("refuses a body that is not JSON, or too long, before anybody reads it", async () => {
  const { api, signIn } = await setUp();
  const headers = { origin: ORIGIN, "content-type": "application/json" };
  expect((await api.send("POST", SIGN_IN, headers, "{")).status).toBe(400);
  expect((await signIn({ email: "x".repeat(1_000_001), password: "x" })).status).toBe(413);
});
