import { expect, test } from "vitest";
import { seedRequests } from "../../testing/seed-requests.ts";
import { startTestApi } from "../../testing/test-api.ts";

const PATH = "/api/admin/legacy/requests";
const FAILED = { processingStatus: "PROCESSING_FAILED" } as const;

async function setUp() {
  const api = await startTestApi();
  const { headers } = await api.makeKey(["requests:read"]);
  const get = async (query: string) => {
    const response = await api.send("GET", `${PATH}?${query}`, headers);
    return { status: response.status, body: await response.json() };
  };
  return { database: api.database, get };
}

test("lists a failed request with everything that is known of it", async () => {
  const { database, get } = await setUp();
  const completedAt = new Date("2026-11-24T12:00:00Z");
  const [seeded] = await seedRequests(database, [
    { ...FAILED, errorCode: "invalid_output", errorMessage: "No JSON.", completedAt, promptTokens: 12, attempt: 3 },
  ]);
  const { status, body } = await get("status=processing_failed");
  expect(status).toBe(200);
  expect(body).toEqual({
    ok: true,
    nextCursor: null,
    requests: [
      {
        id: seeded?.id,
        sessionId: seeded?.sessionId,
        status: "processing_failed",
        model: "gpt-4o-mini",
        companyId: expect.any(String),
        batchId: null,
        attempt: 3,
        requestedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/u),
        completedAt: "2026-11-24T12:00:00.000Z",
        errorCode: "invalid_output",
        errorMessage: "No JSON.",
        promptTokens: 12,
        completionTokens: null,
        totalTokens: null,
        totalCostEur: null,
      },
    ],
  });
});

test("pages through all of one status, newest first, each request once, though their times are equal", async () => {
  const { database, get } = await setUp();
  const requestedAt = new Date("2026-11-24T12:00:00Z");
  const seeded = await seedRequests(database, [
    ...Array.from({ length: 7 }, () => ({ ...FAILED, requestedAt })),
    { ...FAILED, requestedAt: new Date("2026-11-24T12:00:01Z") },
    { requestedAt },
  ]);
  const seen: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const { body } = await get(`status=processing_failed&limit=3${cursor && `&cursor=${cursor}`}`);
    seen.push(...body.requests.map((request: { id: string }) => request.id));
    cursor = body.nextCursor;
  }
  expect(seen).toHaveLength(8);
  expect(seen[0]).toBe(seeded[7]?.id);
  expect(new Set(seen)).toEqual(new Set(seeded.slice(0, 8).map((request) => request.id)));
});

test("lists fifty where nobody says how many", async () => {
  const { database, get } = await setUp();
  await seedRequests(
    database,
    Array.from({ length: 51 }, () => ({})),
  );
  const { body } = await get("status=pending_batching");
  expect(body.requests).toHaveLength(50);
  expect(body.nextCursor).toEqual(expect.any(String));
});

test.each([
  ["", "status"],
  ["status=", "status"],
  ["status=failed", "status"],
  ["status=PROCESSING_FAILED", "status"],
  ["status=processing_failed&limit=0", "limit"],
  ["status=processing_failed&limit=201", "limit"],
  ["status=processing_failed&limit=-1", "limit"],
  ["status=processing_failed&limit=1.5", "limit"],
  ["status=processing_failed&limit=ten", "limit"],
  ["status=processing_failed&limit=", "limit"],
  ["status=processing_failed&limit=1e2", "limit"],
  ["status=processing_failed&cursor=x", "cursor"],
  ["status=processing_failed&cursor=", "cursor"],
  [`status=processing_failed&cursor=${"x".repeat(201)}`, "cursor"],
])("refuses ?%s and names %s", async (query, field) => {
  const { get } = await setUp();
  const { status, body } = await get(query);
  expect(status).toBe(400);
  expect(body).toMatchObject({ ok: false, status: 400, title: "Invalid input", instance: PATH });
  expect(body.detail).toMatch(new RegExp(`^${field}: `, "u"));
});

test("names every field that is wrong at once", async () => {
  const { get } = await setUp();
  const { body } = await get("status=no&limit=900");
  expect(body.detail).toMatch(/status: .*; limit: /u);
});

test("refuses a cursor of another status, because rows would be missing", async () => {
  const { database, get } = await setUp();
  await seedRequests(database, [FAILED, FAILED]);
  const { body } = await get("status=processing_failed&limit=1");
  const other = await get(`status=pending_batching&limit=1&cursor=${body.nextCursor}`);
  expect(other.status).toBe(400);
  expect(other.body.detail).toBe("cursor: belongs to a list with another filter");
});
