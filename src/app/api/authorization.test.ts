import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { appRouter } from "../../api/router.ts";
import { revokeApiKey } from "../../auth/api-keys.ts";
import { ALL_SCOPES, type Permission } from "../../domain/permissions.ts";
import { seedImport } from "../../testing/seed-imports.ts";
import { seedBatch } from "../../testing/seed-requests.ts";
import { listRoutePaths, startTestApi } from "../../testing/test-api.ts";

type Api = Awaited<ReturnType<typeof startTestApi>>;
/** Who is let in: the holders of a permission, everyone we know, every person, or anyone (who is then answered `open`). */
type Access = Permission | "signed-in" | "person" | { open: number };
type Sample = { path: string; access: Access; body?: unknown; csv?: string };

/** What only a super admin may do. */
const APPOINTING: readonly Permission[] = ["users:write", "keys:write"];

/** Everybody at every door makes thousands of calls. */
const MANY_CALLS_MILLISECONDS = 240_000;

const requestIds = [randomUUID()];

const view = { screen: "requests", query: "status=failed" };

/** A batch that is there, with a file. */
const batchId = randomUUID();

/** A company that is there, with an import from a URL. */
const companyId = randomUUID();
const importRunId = randomUUID();

/** A job of a queue whose jobs are all in that state. */
const jobIn = (state: string) => ({ queue: state, id: randomUUID(), state });

type Procedure = { access: Access; input?: unknown; isMutation?: true; letIn?: number };

const price = { prompt: "1", completion: "1", batchPrompt: "1", batchCachedPrompt: null, batchCompletion: "1" };
const unique = () => randomUUID();

/**
 * Every procedure and whom it lets in, with an input that it accepts, each time anew where it must be. `letIn` is the
 * answer to those who are let in, where it is not 200: what they ask for is not there.
 */
const PROCEDURES: Record<string, Procedure> = {
  "viewer.get": { access: "signed-in" },
  "requests.summarize": { access: "requests:read" },
  "requests.list": { access: "requests:read", input: { status: "processing_failed" } },
  "requests.requeue": { access: "requests:requeue", input: { requestIds }, isMutation: true },
  "requests.search": { access: "requests:read", input: {} },
  "requests.count": { access: "requests:read", input: {} },
  "requests.get": { access: "requests:read", input: { id: randomUUID() }, letIn: 404 },
  "requests.prompt": { access: "requests:read", input: { id: randomUUID() }, letIn: 404 },
  "requests.answer": { access: "requests:read", input: { requestId: randomUUID(), attempt: 1 }, letIn: 404 },
  "requests.planExport": { access: "requests:read", input: {} },
  "requests.previewRequeue": { access: "requests:read", input: { filter: {} } },
  "requests.requeueMatching": { access: "requests:requeue", input: { filter: {} }, isMutation: true },
  "requests.cancelBulkRequeue": {
    access: "requests:requeue",
    input: { id: randomUUID() },
    isMutation: true,
    letIn: 404,
  },
  "requests.bulkRequeues": { access: "requests:read" },
  "requests.bulkRequeue": { access: "requests:read", input: { id: randomUUID() }, letIn: 404 },
  "batches.listInFlight": { access: "batches:read" },
  "batches.list": { access: "batches:read", input: {} },
  "batches.get": { access: "batches:read", input: { batchId } },
  "batches.errors": { access: "batches:read", input: { batchId } },
  "batches.locateFile": { access: "batches:read", input: { batchId, kind: "output" } },
  "batches.cancel": { access: "batches:cancel", input: { batchId }, isMutation: true },
  "batches.pollNow": { access: "batches:poll", input: { batchId }, isMutation: true },
  "batches.applyAgain": { access: "batches:apply", input: { batchId }, isMutation: true },
  "companies.list": { access: "companies:read", input: {} },
  "companies.get": { access: "companies:read", input: { companyId } },
  "companies.models": { access: "companies:read" },
  "companies.create": { access: "companies:write", input: () => ({ name: unique() }), isMutation: true },
  "companies.update": { access: "companies:write", input: { companyId, timeZone: "UTC" }, isMutation: true },
  "companies.changeStatus": { access: "companies:write", input: { companyId, status: "ACTIVE" }, isMutation: true },
  "imports.list": { access: "imports:read", input: {} },
  "imports.get": { access: "imports:read", input: { importRunId } },
  "imports.rejections": { access: "imports:read", input: { importRunId } },
  "imports.limits": { access: "imports:read" },
  "imports.createFromUrl": {
    access: "imports:create",
    input: { company: "Acme", url: "https://livedash.test/a.csv" },
    isMutation: true,
  },
  "imports.again": { access: "imports:create", input: { importRunId }, isMutation: true },
  "imports.cancel": { access: "imports:create", input: { importRunId }, isMutation: true },
  "schedules.list": { access: "schedules:read" },
  "schedules.runNow": { access: "schedules:steer", input: { name: "batch-poll" }, isMutation: true },
  "schedules.pause": { access: "schedules:steer", input: { name: "batch-poll" }, isMutation: true },
  "schedules.resume": { access: "schedules:steer", input: { name: "batch-poll" }, isMutation: true },
  "jobs.queues": { access: "jobs:read" },
  "jobs.list": { access: "jobs:read", input: {} },
  "jobs.get": { access: "jobs:read", input: { id: randomUUID() } },
  "jobs.housekeeping": { access: "jobs:read" },
  "jobs.workers": { access: "jobs:read" },
  "jobs.retry": { access: "jobs:steer", input: jobIn("failed"), isMutation: true },
  "jobs.cancel": { access: "jobs:steer", input: jobIn("active"), isMutation: true },
  "jobs.delete": { access: "jobs:steer", input: jobIn("completed"), isMutation: true },
  "jobs.redrive": { access: "jobs:steer", input: { ...jobIn("created"), queue: "dead" }, isMutation: true },
  "jobs.redriveAll": {
    access: "jobs:steer",
    input: { queue: "dead", before: "2026-01-01T00:00:00Z" },
    isMutation: true,
  },
  "stats.throughput": { access: "stats:read", input: { window: "7d" } },
  "stats.money": { access: "stats:read", input: { window: "24h" } },
  "stats.batches": { access: "stats:read" },
  "failures.attempts": { access: "failures:read" },
  "failures.list": { access: "failures:read" },
  "filters.options": { access: "requests:read" },
  "sessions.list": { access: "sessions:read", input: {} },
  "sessions.get": { access: "sessions:read", input: { id: randomUUID() }, letIn: 404 },
  "sessions.messages": { access: "sessions:read", input: { sessionId: randomUUID() } },
  "holds.list": { access: "holds:read" },
  "account.changePassword": {
    access: "person",
    input: { currentPassword: "wrong", newPassword: "long enough to be one" },
    isMutation: true,
    letIn: 400,
  },
  "users.list": { access: "users:read" },
  "users.add": {
    access: "users:write",
    // No address, or a password would be hashed for each caller.
    input: { email: "nobody", role: "SUPPORT" },
    isMutation: true,
    letIn: 400,
  },
  "users.changeRole": {
    access: "users:write",
    input: { userId: "nobody", role: "ADMIN" },
    isMutation: true,
    letIn: 404,
  },
  "users.resetPassword": { access: "users:write", input: { userId: "nobody" }, isMutation: true, letIn: 404 },
  "users.remove": { access: "users:write", input: { userId: "nobody" }, isMutation: true, letIn: 404 },
  "keys.list": { access: "keys:read" },
  "keys.create": { access: "keys:write", input: { name: "k", scopes: ["keys:write"] }, isMutation: true },
  "keys.revoke": { access: "keys:write", input: { id: "none" }, isMutation: true, letIn: 404 },
  "models.list": { access: "models:read" },
  "models.add": {
    access: "models:write",
    input: () => ({ name: unique(), enqueuedTokenLimit: null }),
    isMutation: true,
  },
  "models.setTokenLimit": {
    access: "models:write",
    input: { modelId: unique(), limit: 1, expected: 2 },
    isMutation: true,
    letIn: 404,
  },
  "models.addPrice": {
    access: "models:write",
    input: { modelId: unique(), price, effectiveFrom: null },
    isMutation: true,
    letIn: 404,
  },
  "models.withdrawPrice": {
    access: "models:write",
    input: { modelId: unique(), priceId: unique() },
    isMutation: true,
    letIn: 404,
  },
  "audit.list": { access: "audit:read", input: {} },
  "audit.get": { access: "audit:read", input: { id: unique() }, letIn: 404 },
  "audit.actors": { access: "audit:read" },
  "lookup.find": { access: "requests:read", input: { text: batchId } },
  "views.list": { access: "views:read", input: { screen: "requests" } },
  "views.save": { access: "views:write", input: () => ({ ...view, name: randomUUID() }), isMutation: true },
  "views.delete": { access: "views:write", input: { id: randomUUID() }, isMutation: true },
};

const everyMethod = (sample: Sample) =>
  Object.fromEntries(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"].map((method) => [method, sample]));

/** Every route and whom each of its methods lets in; any other method must be refused. */
const ROUTES: Record<string, Record<string, Sample>> = {
  "/api/admin/legacy/summary": { GET: { path: "/api/admin/legacy/summary", access: "requests:read" } },
  "/api/admin/legacy/requests": {
    GET: { path: "/api/admin/legacy/requests?status=processing_failed", access: "requests:read" },
  },
  "/api/admin/legacy/requests/requeue": {
    POST: { path: "/api/admin/legacy/requests/requeue", access: "requests:requeue", body: { requestIds } },
  },
  "/api/admin/requests/export.csv": { GET: { path: "/api/admin/requests/export.csv", access: "requests:read" } },
  "/api/admin/batches/[id]/files/[kind]": {
    GET: { path: `/api/admin/batches/${batchId}/files/output`, access: "batches:read" },
  },
  "/api/admin/imports": {
    POST: { path: "/api/admin/imports?company=Acme", access: "imports:create", csv: "a,b\n" },
  },
  "/api/admin/imports/[id]/rejections.csv": {
    GET: { path: `/api/admin/imports/${importRunId}/rejections.csv`, access: "imports:read" },
  },
  "/api/health": { GET: { path: "/api/health", access: { open: 200 } } },
  "/api/health/ready": { GET: { path: "/api/health/ready", access: { open: 200 } } },
  "/api/webhooks/openai": { POST: { path: "/api/webhooks/openai", access: { open: 404 }, body: {} } },
  "/api/auth/[...all]": {
    GET: { path: "/api/auth/get-session", access: { open: 200 } },
    POST: { path: "/api/auth/sign-up/email", access: { open: 404 }, body: {} },
  },
  "/api/trpc/[trpc]": {
    GET: { path: "/api/trpc/viewer.get", access: "signed-in" },
    POST: { path: "/api/trpc/requests.requeue", access: "requests:requeue", body: { json: { requestIds } } },
  },
  "/api/[[...unknown]]": everyMethod({ path: "/api/admin/anything", access: { open: 404 } }),
};

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

test("names whom every procedure lets in: a new one must be added to the table", () => {
  expect(Object.keys(PROCEDURES).sort()).toEqual(Object.keys(appRouter._def.procedures).sort());
});

test("names whom every route lets in: a new one must be added to the table", async () => {
  expect(Object.keys(ROUTES).sort()).toEqual((await listRoutePaths()).sort());
});

/** Every kind of caller: what they send, and what answer they may expect from something with that access. */
async function listCallers(api: Api) {
  const everyone = await api.makeKey(ALL_SCOPES);
  const expired = await api.makeKey(ALL_SCOPES);
  await api.database.apiKey.update({ where: { id: expired.id }, data: { expiresAt: new Date(Date.now() - 1) } });
  const revoked = await api.makeKey(ALL_SCOPES);
  await revokeApiKey(api.auth, { id: revoked.id, actor: { type: "command_line", id: null, label: "livedash" } });
  const noScope = await api.makeKey([]);
  const support = await api.signIn("SUPPORT");
  const admin = await api.signIn("ADMIN");
  const superAdmin = await api.signIn("SUPER_ADMIN");

  const stranger = () => 401;
  const member = () => 200;
  const withScopes = (scopes: readonly Permission[]) => (access: Permission | "signed-in") =>
    access === "signed-in" || scopes.includes(access) ? 200 : 403;
  const reads = withScopes(ALL_SCOPES.filter((scope) => scope.endsWith(":read")));
  const one = await Promise.all(ALL_SCOPES.map(async (scope) => ({ scope, ...(await api.makeKey([scope])) })));
  const without = await Promise.all(
    ALL_SCOPES.map(async (scope) => {
      const scopes = ALL_SCOPES.filter((each) => each !== scope);
      return { scope, scopes, ...(await api.makeKey(scopes)) };
    }),
  );
  return [
    { name: "nobody", headers: {}, expected: stranger },
    { name: "invalid key", headers: { authorization: "Bearer ldb_invalid" }, expected: stranger },
    { name: "invalid key beside a good cookie", headers: { ...admin, authorization: "Bearer x" }, expected: stranger },
    { name: "forged cookie", headers: { ...admin, cookie: `${admin.cookie}x` }, expected: stranger },
    { name: "expired key", headers: expired.headers, expected: stranger },
    { name: "revoked key", headers: revoked.headers, expected: stranger },
    { name: "key without scopes", headers: noScope.headers, expected: withScopes([]) },
    { name: "key with every scope", headers: everyone.headers, expected: member },
    { name: "SUPPORT", headers: support, expected: reads },
    { name: "ADMIN", headers: admin, expected: withScopes(ALL_SCOPES.filter((scope) => !APPOINTING.includes(scope))) },
    { name: "SUPER_ADMIN", headers: superAdmin, expected: member },
    ...one.map(({ scope, headers }) => ({ name: `key for ${scope}`, headers, expected: withScopes([scope]) })),
    ...without.map(({ scope, scopes, headers }) => ({
      name: `key for all but ${scope}`,
      headers,
      expected: withScopes(scopes),
    })),
  ];
}

async function seed({ database }: Api): Promise<void> {
  await database.company.create({ data: { id: companyId, name: "Acme" } });
  await seedBatch(database, { id: batchId, outputFileId: "file-1" });
  await seedImport(database, { id: importRunId, companyId, sourceKind: "URL", source: "https://livedash.test/a.csv" });
}

test(
  "lets each kind of caller into exactly the procedures that the table says",
  async () => {
    const api = await startTestApi();
    await seed(api);
    const callers = await listCallers(api);
    for (const [name, procedure] of Object.entries(PROCEDURES)) {
      const { access, letIn = 200 } = procedure;
      if (typeof access === "object") throw new Error(`${name} must not be open`);
      const attempts = callers.map(async (caller) => {
        const response = await call(api, name, procedure, caller.headers);
        const expected = expectedOf(caller, access);
        expect.soft(response.status, `${name} as ${caller.name}`).toBe(expected === 200 ? letIn : expected);
      });
      await Promise.all(attempts);
    }
  },
  MANY_CALLS_MILLISECONDS,
);

test(
  "lets each kind of caller into exactly the routes that the table says",
  async () => {
    const api = await startTestApi();
    await seed(api);
    const callers = await listCallers(api);
    for (const [route, samples] of Object.entries(ROUTES)) {
      for (const method of METHODS) {
        const sample = samples[method] ?? implied(method, samples) ?? refused(samples);
        const { access } = sample;
        const attempts = callers.map(async (caller) => {
          const response = await sendSample(api, method, sample, caller.headers);
          const expected = typeof access === "object" ? access.open : expectedOf(caller, access);
          expect.soft(response.status, `${method} ${route} as ${caller.name}`).toBe(expected);
          expect.soft(response.headers.get("cache-control"), `${method} ${route}`).toBe("no-store");
        });
        await Promise.all(attempts);
      }
    }
  },
  MANY_CALLS_MILLISECONDS,
);

function sendSample(api: Api, method: string, { path, body, csv }: Sample, headers: Record<string, string>) {
  if (body !== undefined) return api.sendJson(method, path, headers, body);
  return api.send(method, path, csv === undefined ? headers : { "content-type": "text/csv", ...headers }, csv);
}

function call(api: Api, name: string, { input: given, isMutation }: Procedure, headers: Record<string, string>) {
  const input: unknown = typeof given === "function" ? given() : given;
  if (isMutation) return api.sendJson("POST", `/api/trpc/${name}`, headers, { json: input });
  const query = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify({ json: input }))}`;
  return api.send("GET", `/api/trpc/${name}${query}`, headers);
}

/** What somebody is answered: a script is no person, whatever its key may do. */
function expectedOf(caller: Awaited<ReturnType<typeof listCallers>>[number], access: Exclude<Access, object>): number {
  if (access !== "person") return caller.expected(access);
  const expected = caller.expected("signed-in");
  return expected === 200 && !("cookie" in caller.headers) ? 403 : expected;
}

/** HEAD is GET without a body, OPTIONS names the methods. */
function implied(method: string, samples: Record<string, Sample>): Sample | undefined {
  if (method === "OPTIONS") return { path: anyPath(samples), access: { open: 204 } };
  const { GET: get } = samples;
  return method === "HEAD" ? get : undefined;
}

function refused(samples: Record<string, Sample>): Sample {
  return { path: anyPath(samples), access: { open: 405 } };
}

function anyPath(samples: Record<string, Sample>): string {
  const [sample] = Object.values(samples);
  if (sample === undefined) throw new Error("The table has a route without a method.");
  return sample.path;
}
