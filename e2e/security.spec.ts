import { expect, test } from "./fixtures/test.ts";

test("sends every kind of answer with a policy that lets in nothing but its own", async ({ request }) => {
  for (const path of ["/sign-in", "/nowhere", "/api/health", "/icon.svg"]) {
    const headers = (await request.get(path)).headers();
    const policy = headers["content-security-policy"] ?? "";
    expect(policy, path).toMatch(/^default-src 'none'; script-src 'self' 'nonce-[\w+/=]{24}' 'strict-dynamic';/u);
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(policy, path).not.toContain("unsafe");
    expect(headers["x-content-type-options"], path).toBe("nosniff");
    expect(headers["referrer-policy"], path).toBe("same-origin");
    expect(headers["x-powered-by"], path).toBeUndefined();
  }
});

test("never uses a nonce twice", async ({ request }) => {
  const policies = await Promise.all([request.get("/sign-in"), request.get("/sign-in")]);
  const [first, second] = policies.map((response) => response.headers()["content-security-policy"]);
  expect(first).not.toBe(second);
});

test("takes no nonce from whoever asks", async ({ request }) => {
  const headers = { "content-security-policy": "script-src 'nonce-mine'" };
  const response = await request.get("/sign-in", { headers });
  expect(await response.text()).not.toContain('nonce="mine"');
});

test("shows nothing of the console to whoever is not signed in", async ({ request }) => {
  const response = await request.get("/", { maxRedirects: 0 });
  expect(response.status()).toBe(307);
  expect(response.headers()["location"]).toBe("/sign-in");
  const key = await request.get("/", { maxRedirects: 0, headers: { authorization: "Bearer x" } });
  expect(key.status()).toBe(307);
});

test("keeps pages out of caches and cookies out of scripts' reach", async ({ page, overview, signInAs }) => {
  await signInAs("ADMIN");
  const response = await page.goto("/");
  expect(response?.headers()["cache-control"]).toContain("no-store");
  await expect(overview.heading).toBeVisible();
  const cookies = await page.context().cookies();
  expect(cookies).not.toHaveLength(0);
  for (const cookie of cookies) expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax" });
});
