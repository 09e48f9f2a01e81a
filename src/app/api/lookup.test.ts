import { expect, test } from "vitest";
import type { LookupHit } from "../../domain/lookup.ts";
import type { Permission } from "../../domain/permissions.ts";
import { seedBatch, seedRequests } from "../../testing/seed-requests.ts";
import { startTestApi } from "../../testing/test-api.ts";

const ALL: Permission[] = ["requests:read", "sessions:read", "batches:read"];

async function setUp(scopes = ALL) {
  const api = await startTestApi();
  const { headers } = await api.makeKey(scopes);
  const find = async (text: string): Promise<LookupHit[]> => {
    const input = encodeURIComponent(JSON.stringify({ json: { text } }));
    const response = await api.send("GET", `/api/trpc/lookup.find?input=${input}`, headers);
    expect(response.status).toBe(200);
    return (await response.json()).result.data.json.hits;
  };
  return { api, find };
}

test("finds requests, sessions and batches by their ids, however they were copied", async () => {
  const { api, find } = await setUp();
  const [request] = await seedRequests(api.database, [{}]);
  const batchId = await seedBatch(api.database);
  const company = "Acme";
  expect(await find(` ${request?.id.toUpperCase()} `)).toEqual([
    { kind: "request", id: request?.id, by: "id", company },
  ]);
  expect(await find(request?.sessionId ?? "")).toEqual([
    { kind: "session", id: request?.sessionId, by: "id", company },
  ]);
  expect(await find(batchId)).toEqual([{ kind: "batch", id: batchId, by: "id", company }]);
});

test("finds sessions by the id that they were imported under, and batches by the provider's", async () => {
  const { api, find } = await setUp();
  const { database } = api;
  const [request] = await seedRequests(database, [{}]);
  const { id: companyId } = await database.company.findFirstOrThrow();
  const imported = { companyId, externalSessionId: "HR-17", startTimeRaw: "", endTimeRaw: "" };
  const { id: importId } = await database.sessionImport.create({ data: imported });
  await database.session.update({ where: { id: request?.sessionId ?? "" }, data: { importId } });
  const id = await seedBatch(database, { openaiBatchId: "batch_17" });
  expect(await find("HR-17")).toMatchObject([{ kind: "session", id: request?.sessionId, by: "external id" }]);
  expect(await find("batch_17")).toMatchObject([{ kind: "batch", id, by: "provider batch id" }]);
});

test("finds nothing by half an id, nor by what is no id at all", async () => {
  const { api, find } = await setUp();
  const [request] = await seedRequests(api.database, [{}]);
  expect(await find(request?.id.slice(0, 20) ?? "")).toEqual([]);
  expect(await find("%' OR 1=1 --")).toEqual([]);
});

test("does not tell a caller of what they may not read", async () => {
  const { api, find } = await setUp(["requests:read"]);
  const [request] = await seedRequests(api.database, [{}]);
  expect(await find(request?.sessionId ?? "")).toEqual([]);
  expect(await find(await seedBatch(api.database))).toEqual([]);
  expect(await find(request?.id ?? "")).toHaveLength(1);
});
