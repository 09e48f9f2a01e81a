import { access, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createFolder, runCli, startTestCli } from "../testing/run-cli.ts";

const SAMPLE = join(import.meta.dirname, "../local/sample/sessions.csv");
const SAMPLE_SIZE = 182;

test("takes a CSV all the way to its analyses, without a worker", async () => {
  const { database, simulator, runJson } = await startTestCli();
  const imported = { sessions: SAMPLE_SIZE, requests: SAMPLE_SIZE, duplicates: 0, failed: [] };
  expect(await runJson("import", SAMPLE, "--company", "Sample")).toEqual(imported);
  expect(await runJson("batch-create")).toEqual({
    batches: 1,
    requests: SAMPLE_SIZE,
    oversized: 0,
    holds: [],
    submitted: 1,
    refused: 0,
    held: 0,
    unsettled: [],
  });
  await simulator.waitUntilDone();
  expect(await runJson("batch-poll")).toMatchObject({
    polled: 1,
    changed: 1,
    applied: 1,
    succeeded: SAMPLE_SIZE,
    failed: 0,
    inFlight: 0,
    pending: 0,
    unsettled: [],
  });
  const summary = {
    pending_batching: 0,
    batching_in_progress: 0,
    processing_complete: SAMPLE_SIZE,
    processing_failed: 0,
  };
  expect(await runJson("summary")).toEqual({ ok: true, summary });
  expect(await runJson("import", SAMPLE, "--company", "Sample")).toMatchObject({
    sessions: 0,
    duplicates: SAMPLE_SIZE,
  });

  const trail = await database.auditLog.findMany({ orderBy: { at: "asc" }, select: { actorType: true, action: true } });
  expect(trail.map(({ action }) => action)).toEqual([
    "sessions.imported",
    "batches.created",
    "batches.applied",
    "sessions.imported",
  ]);
  expect(trail.every(({ actorType }) => actorType === "command_line")).toBe(true);
});

test("sends what has found room in the token budget once a batch has ended", async () => {
  const { database, simulator, runJson } = await startTestCli();
  await runJson("import", SAMPLE, "--company", "Sample");
  const { _sum: sum } = await database.aIProcessingRequest.aggregate({ _sum: { estimatedInputTokens: true } });
  const enqueuedTokenLimit = Math.ceil((sum.estimatedInputTokens ?? 0) / 2) + 1000;
  await database.aIModel.update({ where: { name: "gpt-4o-mini" }, data: { enqueuedTokenLimit } });
  expect(await runJson("batch-create")).toMatchObject({ batches: 1, holds: ["budget:gpt-4o-mini"], submitted: 1 });
  await simulator.waitUntilDone();
  expect(await runJson("batch-poll")).toMatchObject({ applied: 1, created: 1, inFlight: 1, pending: 0 });
  await simulator.waitUntilDone();
  expect(await runJson("batch-poll")).toMatchObject({ applied: 1, created: 0, inFlight: 0, pending: 0 });
});

test("a refused key ends the command with 1 and touches no request; once it is right, the next run goes on", async () => {
  const { database, simulator, run, runJson } = await startTestCli({ OPENAI_API_KEY: "sk-wrong" });
  await runJson("import", SAMPLE, "--company", "Sample");
  await simulator.changeSettings({ rejectedKeys: ["sk-wrong"] });
  const refused = await run("batch-create");
  expect(refused).toMatchObject({ exitCode: 1, stderr: expect.stringContaining("Put OPENAI_API_KEY right") });
  expect(JSON.parse(refused.stdout)).toMatchObject({ submitted: 0, held: 1 });
  expect(await database.aIProcessingRequest.count({ where: { processingStatus: "PROCESSING_FAILED" } })).toBe(0);

  await simulator.changeSettings({ rejectedKeys: [] });
  expect(await runJson("batch-create")).toMatchObject({ batches: 0, submitted: 1, held: 0 });
});

test("makes accounts and keys that it shows once, and tells which roles and scopes there are", async () => {
  const { run, runJson } = await startTestCli();
  const admin = { email: "ada@livedash.test", role: "SUPPORT", password: expect.stringMatching(/^.{20,}$/u) };
  expect(await runJson("create-admin", "Ada@LiveDash.test", "--role", "support")).toEqual(admin);
  const scopes = ["requests:read", "requests:requeue"];
  const key = { id: expect.any(String), name: "ci", scopes, key: expect.stringMatching(/^ldb_/u) };
  const flags = ["--scope", "requests:read", "--scope", "requests:requeue", "--expires-in-days", "7"];
  expect(await runJson("create-api-key", "ci", ...flags)).toEqual(key);

  const wrongRole = await run("create-admin", "ada@livedash.test", "--role", "KING");
  expect(wrongRole).toMatchObject({
    exitCode: 1,
    stdout: "",
    stderr: expect.stringContaining("SUPER_ADMIN, ADMIN, SUPPORT"),
  });
  const wrongScope = await run("create-api-key", "ci", "--scope", "everything");
  expect(wrongScope).toMatchObject({ exitCode: 1, stdout: "", stderr: expect.stringContaining("requests:requeue") });
});

test("ends an API key by the id that the list shows, without ever showing the key again", async () => {
  const { run, runJson } = await startTestCli();
  const made = (await runJson("create-api-key", "ci")) as { id: string; key: string };
  expect(await runJson("revoke-api-key", made.id)).toEqual({ id: made.id, revoked: true });
  const list = await runJson("list-api-keys");
  expect(list).toMatchObject({ apiKeys: [{ id: made.id, name: "ci", isRevoked: true, lastUsedAt: null }] });
  expect(JSON.stringify(list)).not.toContain(made.key);
  const unknown = await run("revoke-api-key", "nothing");
  expect(unknown).toMatchObject({ exitCode: 1, stdout: "", stderr: expect.stringContaining("no such API key") });
});

test("cancels a batch by its id, once, and says why it cannot", async () => {
  const { database, simulator, run, runJson } = await startTestCli();
  await runJson("import", SAMPLE, "--company", "Sample");
  await simulator.setFaults([{ kind: "hold", status: "in_progress" }]);
  await runJson("batch-create");
  const { id } = await database.aIBatchRequest.findFirstOrThrow();
  expect(await runJson("cancel-batch", id)).toEqual({
    ok: true,
    batchId: id,
    status: "FINALIZING",
    providerStatus: "cancelling",
  });
  await simulator.waitUntilDone();
  expect(await runJson("batch-poll")).toMatchObject({ applied: 1, requeued: 0, inFlight: 0, pending: 0 });
  expect(await run("cancel-batch", id)).toMatchObject({
    exitCode: 1,
    stdout: "",
    stderr: expect.stringContaining("CANCELLED"),
  });
  expect(await run("cancel-batch", "nothing")).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining("no batch nothing"),
  });
  expect(await database.auditLog.count({ where: { action: "batches.cancelled", actorType: "command_line" } })).toBe(1);
});

test("requeues failed requests by id, and counts every other id", async () => {
  const { database, runJson } = await startTestCli();
  await runJson("import", SAMPLE, "--company", "Sample");
  const [failed, pending] = await database.aIProcessingRequest.findMany({ take: 2, orderBy: { id: "asc" } });
  await database.aIProcessingRequest.update({
    where: { id: failed?.id ?? "" },
    data: { processingStatus: "PROCESSING_FAILED" },
  });
  expect(await runJson("requeue", failed?.id ?? "", pending?.id ?? "", "no-such-id")).toEqual({
    ok: true,
    requeuedCount: 1,
    notFoundCount: 1,
    notFailedCount: 1,
  });
});

test.each([
  [["import", "missing.csv", "--company", "A"], "There is no file missing.csv"],
  [["import", "https://livedash.test/a.csv", "--company", "A", "--user", "u"], "--user and --password go together"],
  [["create-api-key", "ci", "--expires-in-days", "soon"], "whole number"],
  [["requeue"], "missing required argument"],
  [["fly"], "unknown command"],
])("a mistake in `livedash %j` is explained, with nothing on standard output", async (args, sentence) => {
  const { exitCode, stdout, stderr } = await runCli(args, { env: {}, cwd: await createFolder() });
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
  expect(stderr).toContain(sentence);
  expect(stderr).not.toContain("    at ");
});

test("every mistake in the environment is reported at once, without a stack", async () => {
  const { run, folder } = await startTestCli({ BATCH_POLLING_CRON: "often" });
  await writeFile(join(folder, ".env"), "PORT=many\nBATCH_POLLING_CRON=* * * * *\n");
  const { exitCode, stderr } = await run("summary");
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/PORT: must be a number/u);
  expect(stderr).toMatch(/BATCH_POLLING_CRON: must be a cron/u);
  expect(stderr).not.toContain("    at ");
});

test("a database that does not answer is named as such", async () => {
  const { run } = await startTestCli({ DATABASE_URL: "postgresql://livedash:pw@127.0.0.1:9/livedash" });
  const { exitCode, stdout, stderr } = await run("summary");
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: "" });
  expect(stderr).toContain("check DATABASE_URL");
});

test("without DATABASE_URL it migrates the embedded database of DATA_DIR, and leaves nothing running", async () => {
  const folder = await createFolder();
  const run = (command: string) => runCli([command], { env: { DATA_DIR: join(folder, "data") }, cwd: folder });
  const first = await run("migrate");
  expect(JSON.parse(first.stdout).applied.length).toBeGreaterThan(0);
  const second = await run("migrate");
  expect(second).toMatchObject({ exitCode: 0, stdout: `{"applied":[]}\n`, stderr: "" });
  await expect(access(join(folder, "data/postgres/postmaster.pid"))).rejects.toThrow("ENOENT");
});
