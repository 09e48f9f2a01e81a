import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { seedImport } from "../../testing/seed-imports.ts";
import { startTestApi } from "../../testing/test-api.ts";

const PATH = "/api/admin/imports";
const CSV = { "content-type": "text/csv" };

async function startApi() {
  const enqueued: string[] = [];
  const api = await startTestApi({
    enqueueImport: async (_tx, ids) => {
      enqueued.push(...ids);
    },
  });
  const { headers } = await api.makeKey(["imports:create", "imports:read"]);
  return { ...api, enqueued, key: headers };
}

test("takes a CSV in by key, for a company by name or by id, and hands it to a worker", async () => {
  const { database, send, enqueued, key } = await startApi();
  const query = "company=Acme&fileName=nov%2Fsessions.csv&transcriptBaseUrl=https://files.livedash.test/export";
  const response = await send("POST", `${PATH}?${query}`, { ...key, ...CSV }, "a,b\n");
  const { importRunId, companyId } = await response.json();
  expect(enqueued).toEqual([importRunId]);
  const run = await database.importRun.findUniqueOrThrow({ where: { id: importRunId }, include: { chunks: true } });
  expect(run).toMatchObject({
    companyId,
    status: "WAITING",
    source: "nov/sessions.csv",
    transcriptBaseUrl: "https://files.livedash.test/export/",
    actorType: "api_key",
  });
  expect(Buffer.concat(run.chunks.map(({ bytes }) => bytes)).toString()).toBe("a,b\n");

  const again = await send("POST", `${PATH}?company=${companyId}`, { ...key, ...CSV }, "a,b\n");
  expect(await again.json()).toMatchObject({ ok: true, companyId });
  expect(await database.company.count()).toBe(1);
});

test("refuses what is no CSV of somebody's, each for its reason, and keeps nothing", async () => {
  const { database, send, enqueued, key } = await startApi();
  const refusals = [
    { query: "company=Acme", headers: { "content-type": "multipart/form-data; boundary=x" }, status: 415 },
    { query: "company=Acme", headers: { "content-type": "text/plain" }, status: 415 },
    { query: "company=%20", headers: CSV, status: 400 },
    { query: "", headers: CSV, status: 400 },
    { query: `company=${randomUUID()}`, headers: CSV, status: 404 },
    { query: `company=${"x".repeat(201)}`, headers: CSV, status: 400 },
    { query: "company=Acme&transcriptBaseUrl=ftp://x", headers: CSV, status: 400 },
    { query: "company=Acme&transcriptBaseUrl=https://u:p@x.test", headers: CSV, status: 400 },
    { query: "company=Acme", headers: { ...CSV, "content-length": "3000001" }, status: 413 },
  ];
  for (const { query, headers, status } of refusals) {
    const response = await send("POST", `${PATH}?${query}`, { ...key, ...headers }, "a,b\n");
    expect.soft(response.status, query).toBe(status);
  }
  expect(await database.importRun.count()).toBe(0);
  expect(enqueued).toEqual([]);
});

test("measures a CSV while it arrives, whatever was declared", async () => {
  const { database, send, key } = await startApi();
  const response = await send("POST", `${PATH}?company=Acme`, { ...key, ...CSV }, "x".repeat(3_000_001));
  expect(response.status).toBe(413);
  expect(await database.importRun.findMany()).toMatchObject([{ status: "FAILED" }]);
  expect(await database.importUploadChunk.count()).toBe(0);
});

test("takes a CSV by cookie from the console's own origin only", async () => {
  const { send, signIn, database } = await startApi();
  const admin = await signIn("ADMIN");
  const upload = (headers: Record<string, string>) =>
    send("POST", `${PATH}?company=Acme`, { ...admin, ...CSV, ...headers }, "a,b\n");
  expect((await upload({ origin: "https://evil.test" })).status).toBe(403);
  expect((await upload({ "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect(await database.importRun.count()).toBe(0);
  expect((await upload({ "sec-fetch-site": "same-origin" })).status).toBe(200);
});

test("hands rejected lines out as CSV, in order, with nothing that a spreadsheet would run", async () => {
  const { database, send, key } = await startApi();
  const importRunId = await seedImport(database);
  const lines = Array.from({ length: 2500 }, (_, index) => ({ importRunId, line: index + 1, reason: "No." }));
  lines[1] = { importRunId, line: 2, reason: '=HYPERLINK("http://evil.test","x")' };
  await database.importRejection.createMany({ data: lines });
  const response = await send("GET", `${PATH}/${importRunId}/rejections.csv`, key);
  expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(response.headers.get("content-disposition")).toContain(`rejected-lines-${importRunId}.csv`);
  const rows = (await response.text()).split("\r\n");
  expect(rows.slice(0, 3)).toEqual(["line,reason", "1,No.", `2,"'=HYPERLINK(""http://evil.test"",""x"")"`]);
  expect(rows.slice(-2)).toEqual(["2500,No.", ""]);
  expect((await send("GET", `${PATH}/${randomUUID()}/rejections.csv`, key)).status).toBe(404);
});

test("lists imports and their rejected lines page by page, from either end, without a signed link's secret", async () => {
  const { database, send, key } = await startApi();
  const url = "https://files.livedash.test/a.csv?signature=secret";
  const id = await seedImport(database, { sourceKind: "URL", source: url, createdAt: new Date("2026-11-02") });
  await seedImport(database, { createdAt: new Date("2026-11-01") });
  await database.importRejection.createMany({
    data: [3, 5, 8].map((line) => ({ importRunId: id, line, reason: "No." })),
  });
  const ask = async (procedure: string, input: object) => {
    const json = encodeURIComponent(JSON.stringify({ json: input }));
    const response = await send("GET", `/api/trpc/imports.${procedure}?input=${json}`, key);
    return (await response.json()).result.data.json;
  };
  const first = await ask("list", { limit: 1 });
  expect(first.rows).toMatchObject([{ id, source: "https://files.livedash.test/a.csv?…", isSilent: false }]);
  const second = await ask("list", { limit: 1, cursor: first.nextCursor });
  expect(second).toMatchObject({ rows: [{ source: "sessions.csv" }], nextCursor: null });

  const linesOf = ({ rows }: { rows: { line: number }[] }) => rows.map(({ line }) => line);
  const last = await ask("rejections", { importRunId: id, limit: 2, edge: "last" });
  expect(linesOf(last)).toEqual([5, 8]);
  const before = await ask("rejections", { importRunId: id, limit: 2, cursor: last.previousCursor });
  expect(linesOf(before)).toEqual([3]);
  const rest = await ask("rejections", { importRunId: id, limit: 2, cursor: before.nextCursor });
  expect(linesOf(rest)).toEqual([5, 8]);
});
