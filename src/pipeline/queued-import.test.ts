import { expect, test } from "vitest";
import { IMPORT_MAX_ATTEMPTS } from "../domain/import-run.ts";
import { startTestImports } from "../testing/test-import.ts";
import { csvLine } from "../testing/test-intake.ts";
import { startWebServer } from "../testing/web-server.ts";
import { SET_LIMITS } from "./intake/set-writer.ts";
import { cancelImport, importAgain } from "./steering/imports.ts";

const TALK = "User: Hello\nAssistant: Hi\n";

const csvOf = (...cells: Parameters<typeof csvLine>[0][]) => cells.map((each) => `${csvLine(each)}\n`).join("");

test("imports an upload piece by piece, with transcripts relative to what was given, and leaves nothing of it", async () => {
  const { database, upload, perform, getRun, listRejections, enqueued } = await startTestImports();
  const server = await startWebServer((_request, response) => response.end(TALK));
  const long = "x".repeat(700_000);
  const text = csvOf(
    { id: "a", transcript: "1.txt", message: long },
    { id: "b", transcript: "./sub/2.txt", message: long },
    { id: "c", transcript: "3.txt", message: long },
    { id: "a" },
  );
  const id = await upload(`${text}broken\n`, { base: `${server.url}/export` });
  expect(enqueued).toEqual([id]);
  expect(await getRun(id)).toMatchObject({ status: "WAITING", totalBytes: BigInt(text.length + 7), startedAt: null });
  expect(await database.importUploadChunk.count()).toBe(3);

  expect(await perform(id)).toMatchObject({
    outcome: "completed",
    sessions: 3,
    requests: 3,
    duplicates: 1,
    rejected: 1,
  });
  expect(server.requests.map(({ path }) => path).sort()).toEqual([
    "/export/1.txt",
    "/export/3.txt",
    "/export/sub/2.txt",
  ]);
  expect(await listRejections(id)).toEqual([{ line: 5, reason: "The line has 1 columns where the format has 16." }]);
  const run = await getRun(id);
  expect(run).toMatchObject({ status: "COMPLETED", sourceKind: "UPLOAD", source: "sessions.csv", errorMessage: null });
  expect(run.readBytes).toBe(run.totalBytes);
  expect(await database.importUploadChunk.count()).toBe(0);
  const audit = await database.auditLog.findMany({ orderBy: { at: "asc" } });
  expect(audit.map(({ action, actorLabel }) => [action, actorLabel])).toEqual([
    ["imports.created", "ada@livedash.test"],
    ["sessions.imported", "ada@livedash.test"],
  ]);
});

test("rejects relative transcripts of an upload that does not say what they are relative to, and reads no local file", async () => {
  const { upload, perform, listRejections } = await startTestImports();
  const id = await upload(csvOf({ id: "a", transcript: "1.txt" }, { id: "b", transcript: "file:///etc/passwd" }));
  expect(await perform(id)).toMatchObject({ sessions: 0, rejected: 2 });
  const [relative, local] = await listRejections(id);
  expect(relative?.reason).toMatch(/relative address/u);
  expect(local?.reason).toMatch(/no http\(s\) URL/u);
});

test("an upload that breaks off, is empty or too large fails with its reason, and no worker is bothered", async () => {
  const { database, upload, enqueued } = await startTestImports();
  async function* cut() {
    yield Buffer.from("a,b\n");
    throw new Error("gone");
  }
  await expect(upload(cut())).rejects.toThrow("gone");
  await expect(upload("")).rejects.toMatchObject({ code: "INVALID_INPUT" });
  await expect(upload("x".repeat(2_500_000), { maxBytes: 2_000_000 })).rejects.toMatchObject({ code: "TOO_LARGE" });
  const runs = await database.importRun.findMany({ orderBy: { createdAt: "asc" } });
  expect(runs.map(({ status, errorMessage }) => [status, errorMessage])).toEqual([
    ["FAILED", "The upload broke off. Upload the file again."],
    ["FAILED", "body: is empty; send the CSV itself"],
    ["FAILED", "The file is larger than 2000000 bytes."],
  ]);
  expect(enqueued).toEqual([]);
  expect(await database.importUploadChunk.count()).toBe(0);
});

test("begun anew, it counts what it brought before as its own, and not as there already", async () => {
  const { deps, upload, perform, getRun, listRejections, run, writeCsv } = await startTestImports();
  await run(await writeCsv([{ id: "old" }]));
  const ids = Array.from({ length: 1600 }, (_, index) => ({ id: `s-${index}` }));
  const id = await upload(`broken\n${csvOf({ id: "old" }, ...ids)}`);
  await deps.database.$executeRaw`
    CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN IF (SELECT count(*) FROM "Session") > 1200 THEN RAISE 'cut off'; END IF; RETURN NULL; END $$`;
  await deps.database.$executeRaw`
    CREATE TRIGGER cut AFTER INSERT ON "Session" FOR EACH STATEMENT EXECUTE FUNCTION cut()`;
  await expect(perform(id)).rejects.toThrow("cut off");
  const sessionCount = (await deps.database.session.count()) - 1;
  expect(sessionCount).toBeGreaterThan(0);
  expect(await getRun(id)).toMatchObject({ status: "RUNNING", attempt: 1, sessionCount });

  await deps.database.$executeRaw`DROP TRIGGER cut ON "Session"`;
  expect(await perform(id)).toMatchObject({ outcome: "completed", sessions: 1600, duplicates: 1, rejected: 1 });
  expect(await getRun(id)).toMatchObject({ status: "COMPLETED", attempt: 2, sessionCount: 1600, duplicateCount: 1 });
  expect(await listRejections(id)).toHaveLength(1);
  expect(await perform(id)).toEqual({ outcome: "stopped", importRunId: id });
});

test("of two workers with the same import the one that began last finishes it, and both count once", async () => {
  const { database, upload, perform, getRun } = await startTestImports();
  let letGo: (() => void) | undefined;
  const server = await startWebServer((_request, response) => {
    if (letGo === undefined) letGo = () => response.end(TALK);
    else response.end(TALK);
  });
  const id = await upload(csvOf({ id: "a", transcript: "1.txt" }), { base: server.url });
  const first = perform(id);
  await expect.poll(() => letGo).toBeDefined();
  expect(await perform(id)).toMatchObject({ outcome: "completed", sessions: 1 });
  letGo?.();
  expect(await first).toEqual({ outcome: "stopped", importRunId: id });
  expect(await getRun(id)).toMatchObject({ status: "COMPLETED", sessionCount: 1, duplicateCount: 0 });
  expect(await database.session.count()).toBe(1);
});

test("cancelled in the middle it keeps what it had brought, and writes nothing more", async () => {
  const { database, steering, actor, upload, perform, getRun } = await startTestImports();
  let waiting = 0;
  const server = await startWebServer(() => {
    waiting += 1;
  });
  const early = Array.from({ length: SET_LIMITS.maxCount }, (_, index) => ({ id: `s-${index}` }));
  const id = await upload(csvOf(...early, { id: "late", transcript: "1.txt" }), { base: server.url });
  const performed = perform(id);
  await expect.poll(async () => [waiting, (await getRun(id)).sessionCount]).toEqual([1, early.length]);
  await cancelImport(steering, { importRunId: id, actor });
  await cancelImport(steering, { importRunId: id, actor });
  expect(await performed).toEqual({ outcome: "stopped", importRunId: id });
  expect(await getRun(id)).toMatchObject({ status: "CANCELLED", sessionCount: early.length });
  expect(await database.session.count()).toBe(early.length);
  expect(await database.importUploadChunk.count()).toBe(0);
});

test("imports from a URL with its credentials, which stay with the company and not with the run, and again on demand", async () => {
  const { database, steering, actor, fromUrl, perform, getRun } = await startTestImports();
  const server = await startWebServer((request, response) => {
    if (request.headers.authorization !== `Basic ${btoa("u:p")}`) response.writeHead(401).end();
    else response.end(request.url?.startsWith("/all.csv") ? csvOf({ id: "a", transcript: "1.txt" }) : TALK);
  });
  const id = await fromUrl(`${server.url.replace("//", "//u:p@")}/all.csv?v=1`);
  expect(await perform(id)).toMatchObject({ outcome: "completed", sessions: 1 });
  const source = `${server.url}/all.csv?v=1`;
  expect(await getRun(id)).toMatchObject({ source, csvUsername: null, csvPassword: null });
  expect(await database.company.findFirstOrThrow()).toMatchObject({ csvUrl: source, csvPassword: "p" });

  const again = await importAgain(steering, { importRunId: id, actor });
  expect(await perform(again.importRunId)).toMatchObject({ outcome: "completed", sessions: 0, duplicates: 1 });
});

test("a source that cannot be had ends the import as failed, with what to do, and is not tried again by itself", async () => {
  const { fromUrl, perform, getRun } = await startTestImports();
  const server = await startWebServer((_request, response) => response.writeHead(404).end());
  const id = await fromUrl(`${server.url}/none.csv`);
  expect(await perform(id)).toEqual({ outcome: "failed", importRunId: id });
  expect(await getRun(id)).toMatchObject({
    status: "FAILED",
    errorMessage: expect.stringMatching("Check the address"),
  });
});

test("fetches nothing from private addresses for the console either, and no file of this machine", async () => {
  const { fromUrl, perform, getRun } = await startTestImports({ allowPrivateAddresses: false });
  const server = await startWebServer((_request, response) => response.end(""));
  const id = await fromUrl(`${server.url}/a.csv`);
  await perform(id);
  expect(await getRun(id)).toMatchObject({
    status: "FAILED",
    errorMessage: expect.stringMatching("not a public address"),
  });
  expect(server.requests).toEqual([]);
  for (const url of ["/etc/passwd", "file:///etc/passwd", "sessions.csv"]) {
    await expect(fromUrl(url), url).rejects.toMatchObject({ code: "INVALID_INPUT" });
  }
});

test("what fails on our side for ever ends after so many attempts, in words that tell nothing", async () => {
  const { database, upload, perform, getRun } = await startTestImports();
  const id = await upload(csvOf({ id: "a" }));
  await database.importRun.update({ where: { id }, data: { attempt: IMPORT_MAX_ATTEMPTS - 1 } });
  await database.$executeRaw`ALTER TABLE "Message" RENAME TO "Gone"`;
  expect(await perform(id)).toEqual({ outcome: "failed", importRunId: id });
  expect(await getRun(id)).toMatchObject({ status: "FAILED", errorMessage: expect.stringMatching(/on our side/u) });
});
