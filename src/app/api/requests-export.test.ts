import { expect, test } from "vitest";
import { seedRequests } from "../../testing/seed-requests.ts";
import { startTestApi } from "../../testing/test-api.ts";

const PATH = "/api/admin/requests/export.csv";

async function setUp() {
  const api = await startTestApi();
  const { headers } = await api.makeKey(["requests:read"]);
  const get = (query = "") => api.send("GET", `${PATH}${query}`, headers);
  return { ...api, get };
}

test("gives what the same parameters show in the console, with a line of names and a file name with a date", async () => {
  const { database, get } = await setUp();
  const at = new Date("2026-11-01T10:00:00Z");
  const failed = { processingStatus: "PROCESSING_FAILED", errorCode: "timeout", completedAt: at } as const;
  const [first] = await seedRequests(database, [
    { ...failed, requestedAt: at, errorMessage: 'a "b",\nc', attempt: 3 },
    {},
  ]);
  const response = await get("?status=processing_failed&error=timeout&sort=completedAt&dir=asc&cols=a&cursor=b");
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toMatch(/^text\/csv; charset=utf-8/u);
  expect(response.headers.get("content-disposition")).toMatch(
    /^attachment; filename="requests-\d{4}-\d\d-\d\d\.csv"$/u,
  );
  const time = "2026-11-01T10:00:00.000Z";
  expect(await response.text()).toBe(
    "id,sessionId,externalSessionId,company,model,status,batchId,attempt,requestedAt,completedAt,errorCode," +
      "errorMessage,promptTokens,completionTokens,totalTokens,totalCostEur\r\n" +
      `${first?.id},${first?.sessionId},,Acme,gpt-4o-mini,processing_failed,,3,${time},${time},timeout,"a ""b"",\nc",,,,\r\n`,
  );
});

test("lets no cell be a formula", async () => {
  const { database, get } = await setUp();
  const errors = ["=1+1", "+1", "-1", "@sum(a1)", "\tx", "\rx", "fine"];
  const requestedAt = (index: number) => new Date(Date.UTC(2026, 0, 1, 10 - index));
  const rows = errors.map((errorMessage, index) => ({
    errorMessage,
    requestedAt: requestedAt(index),
    processingStatus: "PROCESSING_FAILED" as const,
  }));
  await seedRequests(database, rows);
  const text = await (await get()).text();
  for (const error of errors.slice(0, -1)) expect(text).toContain(`'${error}`);
  expect(text).not.toMatch(/(?:^|[,"\r\n])[=+@\t]/u);
  expect(text).toContain(",fine,");
});

test("gives every request once, in sets, and reads no further when the reader goes away", async () => {
  const { database, get } = await setUp();
  await seedRequests(database, Array(4100).fill({}));
  const lines = (await (await get()).text()).trimEnd().split("\r\n");
  expect(new Set(lines.map((line) => line.slice(0, 36))).size).toBe(4101);

  const reader = (await get()).body?.getReader();
  await reader?.read();
  await reader?.cancel();
  expect((await reader?.read())?.done).toBe(true);
});

test("says what is wrong with a filter before it begins", async () => {
  const { get } = await setUp();
  for (const [query, detail] of [
    ["?status=any", /^status: /u],
    ["?company=acme", /^company: /u],
    ["?from=yesterday", /^from: /u],
    ["?q=abc", /^q: .*eight digits/u],
    ["?q=ab&in=error", /^q: .*three characters/u],
  ] as const) {
    const response = await get(query);
    expect(response.status).toBe(400);
    expect((await response.json()).detail).toMatch(detail);
  }
});
