import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { seedBatch, seedRequests } from "../../testing/seed-requests.ts";
import { startTestApi } from "../../testing/test-api.ts";

async function startApi() {
  const api = await startTestApi();
  const { headers } = await api.makeKey(["companies:read", "companies:write"]);
  const ask = async (procedure: string, input: object) => {
    const json = encodeURIComponent(JSON.stringify({ json: input }));
    const response = await api.send("GET", `/api/trpc/companies.${procedure}?input=${json}`, headers);
    return (await response.json()).result.data.json;
  };
  const change = (procedure: string, input: object) =>
    api.sendJson("POST", `/api/trpc/companies.${procedure}`, headers, { json: input });
  return { ...api, ask, change };
}

test("lists companies by name with exact counts, and never the password of their CSV", async () => {
  const { database, ask } = await startApi();
  await seedRequests(database, [{}, {}, { processingStatus: "PROCESSING_FAILED" }]);
  await database.company.createMany({ data: ["Zebra", "beta", "Alpha"].map((name) => ({ name })) });
  const csv = { csvUrl: "https://x.test/a.csv?sig=s3cret", csvUsername: "u", csvPassword: "hunter2" };
  await database.company.update({ where: { name: "Acme" }, data: csv });
  await seedBatch(database, { status: "IN_PROGRESS" });
  const { rows, defaultModel } = await ask("list", {});
  expect(rows.map(({ name }: { name: string }) => name).toSorted()).toEqual(["Acme", "Alpha", "Zebra", "beta"]);
  const acme = rows.find(({ name }: { name: string }) => name === "Acme");
  expect(defaultModel).toBe("gpt-4o-mini");
  expect(acme).toMatchObject({
    sessionCount: 3,
    requestCounts: { pending_batching: 2, batching_in_progress: 0, processing_complete: 0, processing_failed: 1 },
    csvUrl: "https://x.test/a.csv?…",
    hasCsvPassword: true,
  });
  const detail = await ask("get", { companyId: acme.id });
  expect(detail.company).toMatchObject({ batchesInFlight: 1, sessionCount: 3 });
  expect(JSON.stringify([rows, detail])).not.toMatch(/hunter2|s3cret/u);

  await database.session.deleteMany({ where: { requests: { some: { processingStatus: "PROCESSING_FAILED" } } } });
  const { company } = await ask("get", { companyId: acme.id });
  expect(company).toMatchObject({ sessionCount: 2, requestCounts: { pending_batching: 2, processing_failed: 0 } });
});

test("pages companies by name in both directions, and searches in names", async () => {
  const { database, ask } = await startApi();
  await database.company.createMany({ data: ["a", "b", "c", "d", "e"].map((name) => ({ name: `Company ${name}` })) });
  const namesOf = ({ rows }: { rows: { name: string }[] }) => rows.map(({ name }) => name.at(-1)).join("");
  const first = await ask("list", { limit: 2 });
  const second = await ask("list", { limit: 2, cursor: first.nextCursor });
  const last = await ask("list", { limit: 2, edge: "last" });
  expect([first, second, last].map(namesOf)).toEqual(["ab", "cd", "de"]);
  expect(namesOf(await ask("list", { limit: 2, cursor: second.previousCursor }))).toBe("ab");
  expect(namesOf(await ask("list", { filter: { search: "ANY D" } }))).toBe("d");
});

test("adds a company once, and refuses a model or a time zone that nobody knows", async () => {
  const { database, change } = await startApi();
  const company = { name: " Acme ", timeZone: "Europe/Amsterdam", defaultModel: "gpt-4.1" };
  expect((await change("create", company)).status).toBe(200);
  expect((await change("create", company)).status).toBe(409);
  for (const wrong of [{ name: " " }, { timeZone: "Mars/Olympus" }, { defaultModel: "gpt-99" }]) {
    const response = await change("create", { ...company, name: "Other", ...wrong });
    expect.soft(response.status, JSON.stringify(wrong)).toBe(400);
  }
  expect(await database.company.findMany()).toMatchObject([{ ...company, name: "Acme" }]);
});

test("changes what is given and nothing else, and leaves a trace", async () => {
  const { database, change } = await startApi();
  const { id: companyId } = await database.company.create({ data: { name: "Acme", defaultModel: "gpt-4.1" } });
  expect((await change("update", { companyId, timeZone: "Europe/Paris" })).status).toBe(200);
  expect(await database.company.findFirst()).toMatchObject({ timeZone: "Europe/Paris", defaultModel: "gpt-4.1" });
  expect((await change("update", { companyId, defaultModel: null })).status).toBe(200);
  expect(await database.company.findFirst()).toMatchObject({ timeZone: "Europe/Paris", defaultModel: null });
  expect((await change("update", { companyId: randomUUID(), timeZone: "UTC" })).status).toBe(404);
  const audit = await database.auditLog.findMany({ where: { action: "company.changed" } });
  expect(audit.map(({ details }) => details)).toMatchObject([{ timeZone: "Europe/Paris" }, { defaultModel: null }]);
});

test("suspends and activates, says so once in the audit log, and touches no archived company", async () => {
  const { database, change } = await startApi();
  const { id: companyId } = await database.company.create({ data: { name: "Acme", status: "TRIAL" } });
  const become = async (status: string) => (await change("changeStatus", { companyId, status })).status;
  expect([await become("SUSPENDED"), await become("SUSPENDED")]).toEqual([200, 200]);
  expect([await become("TRIAL"), await become("ARCHIVED"), await become("ACTIVE")]).toEqual([409, 409, 200]);
  const audit = await database.auditLog.findMany({ where: { action: "company.status_changed" } });
  expect(audit).toHaveLength(2);
  await database.company.update({ where: { id: companyId }, data: { status: "ARCHIVED" } });
  expect(await become("ACTIVE")).toBe(409);
});
