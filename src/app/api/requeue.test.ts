import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { seedRequests } from "../../testing/seed-requests.ts";
import { ORIGIN, startTestApi } from "../../testing/test-api.ts";

const PATH = "/api/admin/legacy/requests/requeue";
const FAILED = { processingStatus: "PROCESSING_FAILED" } as const;

async function setUp() {
  const api = await startTestApi();
  const { id: apiKeyId, headers } = await api.makeKey(["requests:requeue"]);
  const post = async (body: unknown) => {
    const response = await api.sendJson("POST", PATH, headers, body);
    return { status: response.status, body: await response.json() };
  };
  return { api, apiKeyId, headers, post };
}

test("requeues failed requests only, counts each id once, and says what became of every one", async () => {
  const { api, post } = await setUp();
  const seeded = await seedRequests(api.database, [FAILED, FAILED, { processingStatus: "PROCESSING_COMPLETE" }]);
  const ids = seeded.map((request) => request.id);
  const { status, body } = await post({ requestIds: [...ids, ...ids, randomUUID(), "no-uuid"] });
  expect(status).toBe(200);
  expect(body).toEqual({ ok: true, requeuedCount: 2, notFoundCount: 2, notFailedCount: 1 });
});

test("is harmless the second time", async () => {
  const { api, post } = await setUp();
  const [failed] = await seedRequests(api.database, [FAILED]);
  await post({ requestIds: [failed?.id] });
  expect((await post({ requestIds: [failed?.id] })).body).toMatchObject({ requeuedCount: 0, notFailedCount: 1 });
});

test("leaves an audit row that says who, what and how many", async () => {
  const { api, apiKeyId, post } = await setUp();
  const seeded = await seedRequests(api.database, [FAILED, FAILED]);
  await post({ requestIds: seeded.map((request) => request.id) });
  const row = await api.database.auditLog.findFirstOrThrow({ where: { action: "requests.requeued" } });
  expect(row).toMatchObject({ actorType: "api_key", actorId: apiKeyId, actorLabel: "test", affectedCount: 2 });
});

test("takes a thousand ids and refuses one more", async () => {
  const { post } = await setUp();
  const requestIds = Array.from({ length: 1000 }, () => randomUUID());
  expect((await post({ requestIds })).body).toMatchObject({ ok: true, notFoundCount: 1000 });
  const refused = await post({ requestIds: [...requestIds, randomUUID()] });
  expect(refused.status).toBe(400);
  expect(refused.body.detail).toMatch(/^requestIds: /u);
});

test.each([
  [{}, "requestIds"],
  [{ requestIds: [] }, "requestIds"],
  [{ requestIds: "all" }, "requestIds"],
  [{ requestIds: [1] }, "requestIds.0"],
  [[], "body"],
  [null, "body"],
])("refuses %j and names %s", async (input, field) => {
  const { post } = await setUp();
  const { status, body } = await post(input);
  expect(status).toBe(400);
  expect(body.detail).toMatch(new RegExp(`^${field}: `, "u"));
});

test.each(["", "{", "{'requestIds':[]}"])("refuses what is not JSON: %j", async (text) => {
  const { api, headers } = await setUp();
  const response = await api.send("POST", PATH, { ...headers, "content-type": "application/json" }, text);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ ok: false, detail: "body: is not JSON" });
});

test("refuses a body that is not UTF-8", async () => {
  const { api, headers } = await setUp();
  const body = new Uint8Array([0x22, 0xff, 0x22]);
  const response = await api.send("POST", PATH, { ...headers, "content-type": "application/json" }, body);
  expect(response.status).toBe(400);
});

test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "application/jsonp", ""])(
  "refuses the media type %j, because a form on any site could send it",
  async (contentType) => {
    const { api, headers } = await setUp();
    const body = JSON.stringify({ requestIds: [randomUUID()] });
    const response = await api.send("POST", PATH, { ...headers, "content-type": contentType }, body);
    expect(response.status).toBe(415);
    expect(await response.json()).toMatchObject({ ok: false, status: 415, title: "Unsupported media type" });
  },
);

test("gives an over-long body up while it still arrives", async () => {
  const { api, headers } = await setUp();
  const response = await api.sendJson("POST", PATH, headers, { requestIds: ["x".repeat(1_000_001)] });
  expect(response.status).toBe(413);
  expect(await response.json()).toMatchObject({ ok: false, status: 413, title: "Too large" });
});

test("reads nothing of the body of somebody who may not", async () => {
  const { api } = await setUp();
  const { headers } = await api.makeKey(["requests:read"]);
  expect((await api.sendJson("POST", PATH, headers, "x".repeat(2_000_000))).status).toBe(403);
  expect((await api.sendJson("POST", PATH, {}, "x".repeat(2_000_000))).status).toBe(401);
});

test.each([
  { origin: "https://evil.example" },
  { origin: "null" },
  { origin: ORIGIN, "sec-fetch-site": "cross-site" },
  { origin: ORIGIN, "sec-fetch-site": "same-site" },
])("refuses a cookie when another site sent it: %j", async (foreign) => {
  const { api } = await setUp();
  const { cookie } = await api.signIn("ADMIN");
  const body = { requestIds: [randomUUID()] };
  expect((await api.sendJson("POST", PATH, { cookie, ...foreign }, body)).status).toBe(403);
});

test("refuses a cookie from nowhere, and takes one from the console itself", async () => {
  const { api } = await setUp();
  const { cookie, origin } = await api.signIn("ADMIN");
  const body = { requestIds: [randomUUID()] };
  expect((await api.sendJson("POST", PATH, { cookie }, body)).status).toBe(403);
  expect((await api.sendJson("POST", PATH, { cookie, origin }, body)).status).toBe(200);
  expect((await api.sendJson("POST", PATH, { cookie, "sec-fetch-site": "same-origin" }, body)).status).toBe(200);
});
