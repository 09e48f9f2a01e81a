import { expect, test } from "vitest";
import { ALL_SCOPES } from "../../domain/permissions.ts";
import { startTestApi } from "../../testing/test-api.ts";

const SUMMARY = "/api/admin/legacy/summary";

test("describes an error as RFC 9457 wants it, with ok: false", async () => {
  const api = await startTestApi();
  const response = await api.send("GET", SUMMARY);
  expect(response.status).toBe(401);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(response.headers.get("www-authenticate")).toBe('Bearer realm="livedash"');
  expect(await response.json()).toEqual({
    type: "urn:livedash:problem:unauthenticated",
    title: "Not authenticated",
    status: 401,
    detail: "Sign in, or send a valid API key.",
    instance: SUMMARY,
    ok: false,
  });
});

test("names the permission that is missing", async () => {
  const api = await startTestApi();
  const { headers } = await api.makeKey(["batches:read"]);
  const response = await api.send("GET", SUMMARY, headers);
  expect(response.status).toBe(403);
  expect(await response.json()).toMatchObject({ ok: false, detail: "This needs the permission requests:read." });
});

test.each([
  ["POST", SUMMARY, "GET, HEAD, OPTIONS"],
  ["DELETE", "/api/admin/legacy/requests", "GET, HEAD, OPTIONS"],
  ["GET", "/api/admin/legacy/requests/requeue", "POST, OPTIONS"],
  ["PUT", "/api/webhooks/openai", "POST, OPTIONS"],
  ["PATCH", "/api/health", "GET, HEAD, OPTIONS"],
])("refuses %s %s and says which methods there are", async (method, path, allow) => {
  const api = await startTestApi();
  const { headers } = await api.makeKey(ALL_SCOPES);
  const response = await api.send(method, path, headers);
  expect(response.status).toBe(405);
  expect(response.headers.get("allow")).toBe(allow);
  expect(await response.json()).toMatchObject({ ok: false, status: 405, instance: path });
});

test("tells the methods of a path to whoever asks for OPTIONS", async () => {
  const api = await startTestApi();
  const response = await api.send("OPTIONS", "/api/admin/legacy/requests/requeue");
  expect(response.status).toBe(204);
  expect(response.headers.get("allow")).toBe("POST, OPTIONS");
});

test.each(["/api", "/api/nothing", "/api/admin/legacy/nothing"])(
  "answers %s as a problem, not as a page",
  async (path) => {
    const api = await startTestApi();
    const response = await api.send("GET", path);
    expect(response.status).toBe(404);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(await response.json()).toMatchObject({ ok: false, status: 404, title: "Not found" });
  },
);

test("tells nothing of an unforeseen failure but the id under which it is in the log", async () => {
  const api = await startTestApi();
  const { headers } = await api.makeKey(ALL_SCOPES);
  await api.database.$executeRaw`ALTER TABLE "RequestCount" RENAME TO "Elsewhere"`;
  const response = await api.send("GET", SUMMARY, headers);
  expect(response.status).toBe(500);
  const { detail } = await response.json();
  expect(detail).toMatch(/^Something went wrong on our side\. It is in the log as [0-9a-f-]{36}\.$/u);
  const logged = api.logLines.map((line) => JSON.parse(line)).filter((line) => line.msg === "api.failed");
  expect(logged).toHaveLength(1);
  expect(detail).toContain(logged[0].errorId);
});
