import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { seedImport } from "../src/testing/seed-imports.ts";
import type { RunningProcess } from "./fixtures/processes.ts";
import { expect, test } from "./fixtures/test.ts";

const TALK = "User: How many days off do I have?\nAssistant: Eleven.\n";
const IMPORT_MILLISECONDS = 30_000;

/** A line of a legacy CSV: its id, and where its transcript is. */
const line = (id: string, transcript: string) =>
  `${id},01.04.2025 08:00:00,01.04.2025 08:10:00,192.0.2.1,nl,Dutch,0,happy,,,${transcript},,,,,\n`;

/** Serves the same conversation at every address, and a CSV at `/sessions.csv`. */
async function serveFiles(): Promise<{ url: string; close(): void }> {
  const server = createServer((request, response) => {
    if (request.url === "/sessions.csv") response.end(line("a", "1.txt") + line("b", "2.txt"));
    else if (request.url?.endsWith("missing.txt")) response.writeHead(404).end();
    else response.end(TALK);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

let files: Awaited<ReturnType<typeof serveFiles>>;
let worker: RunningProcess | undefined;

test.beforeAll(async () => {
  files = await serveFiles();
});

test.afterEach(async () => {
  await worker?.stop();
  worker = undefined;
});

test.afterAll(() => files.close());

test("uploads a CSV, shows what came of it, and hands out the lines that were rejected", async ({
  page,
  database,
  imports,
  system,
  signInAs,
}) => {
  worker = await system.startWorker();
  await signInAs("ADMIN");
  await imports.open();
  await expect(page).toHaveTitle(/Imports/u);
  await expect(imports.list).toContainText("Nothing has been imported yet");
  await imports.newImport.click();
  const text = `${line("a", "talks/1.txt")}${line("b", "talks/2.txt")}${line("c", "missing.txt")}not,a,session\n`;
  await imports.chooseFile({ name: "november.csv", text }, `${files.url}/export`);
  await imports.chooseNewCompany("Northwind");
  await imports.submit();
  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}$/u);
  await expect(imports.dialog).toBeHidden();
  await expect
    .poll(() => database.importRun.findFirst({ select: { status: true } }), { timeout: IMPORT_MILLISECONDS })
    .toEqual({ status: "COMPLETED" });
  await imports.refresh();
  await expect(imports.outcome).toContainText("Completed");
  await expect(imports.count("New sessions")).toHaveText("2");
  await expect(imports.count("New requests")).toHaveText("2");
  await expect(imports.count("Rejected lines")).toHaveText("2");
  await expect(imports.rejected.getByRole("row")).toContainText(["Line", "The server answered 404", "3 columns"]);

  const download = page.waitForEvent("download");
  await imports.rejected.getByRole("link", { name: "Download as CSV" }).click();
  const content = await readFile(await (await download).path(), "utf8");
  expect(content.split("\r\n")).toHaveLength(4);

  await imports.outcome.getByRole("link", { name: "Its requests" }).click();
  await expect(page).toHaveURL(/\/requests\?company=/u);
});

test("fetches a CSV from a URL, and the same again, which adds nothing", async ({
  page,
  database,
  imports,
  system,
  signInAs,
}) => {
  await database.company.create({ data: { name: "Acme" } });
  worker = await system.startWorker();
  await signInAs("ADMIN");
  await imports.open();
  await imports.newImport.click();
  await imports.chooseUrl(`${files.url}/sessions.csv`);
  await imports.chooseCompany("Acme");
  await imports.submit();
  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}$/u);
  const completed = () => database.importRun.count({ where: { status: "COMPLETED" } });
  await expect.poll(completed, { timeout: IMPORT_MILLISECONDS }).toBe(1);
  await imports.refresh();
  await expect(imports.count("New sessions")).toHaveText("2");
  const first = page.url();
  await imports.act("Import again").click();
  await expect(page).not.toHaveURL(first);
  await expect.poll(completed, { timeout: IMPORT_MILLISECONDS }).toBe(2);
  await imports.refresh();
  await expect(imports.count("Known already")).toHaveText("2");
  await expect(imports.count("New sessions")).toHaveText("0");
});

test("says of what is no CSV that nothing was imported, and of a URL that cannot be reached why", async ({
  page,
  database,
  imports,
  system,
  signInAs,
}) => {
  worker = await system.startWorker();
  await signInAs("ADMIN");
  await imports.open();
  await imports.newImport.click();
  await imports.chooseFile({ name: "holiday.png", text: "\u0089PNG\r\n\u001A\n…" });
  await imports.chooseNewCompany("Photos");
  await imports.submit();
  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}$/u);
  const ended = () => database.importRun.count({ where: { status: { in: ["COMPLETED", "FAILED"] } } });
  await expect.poll(ended, { timeout: IMPORT_MILLISECONDS }).toBe(1);
  await imports.refresh();
  await expect(imports.outcome).toContainText("Nothing imported");

  await imports.open();
  await imports.newImport.click();
  await imports.chooseUrl("http://127.0.0.1:9/sessions.csv");
  await imports.chooseCompany("Photos");
  await imports.submit();
  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}$/u);
  await expect.poll(ended, { timeout: IMPORT_MILLISECONDS }).toBe(2);
  await imports.refresh();
  await expect(page.getByRole("main")).toContainText("cannot be fetched from http://127.0.0.1:9/sessions.csv");
});

test("keeps what was entered when the server refuses it, and says why", async ({ imports, signInAs }) => {
  await signInAs("ADMIN");
  await imports.open();
  await imports.newImport.click();
  await imports.chooseFile({ name: "a.csv", text: line("a", "1.txt") }, "ftp://files.livedash.test");
  await imports.chooseNewCompany("Northwind");
  await imports.submit();
  await expect(imports.dialog.getByRole("alert")).toContainText("must be an http(s) URL");
  await expect(imports.dialog).toContainText("a.csv");
  await imports.dialog.getByLabel("Transcripts are at").fill(files.url);
  await imports.submit();
  await expect(imports.dialog).toBeHidden();
});

test("stops an import that waits, having said what stays", async ({ database, imports, signInAs }) => {
  const id = await seedImport(database, {
    status: "RUNNING",
    isQueued: true,
    sessionCount: 250,
    startedAt: new Date(),
  });
  await signInAs("ADMIN");
  await imports.open(`/imports/${id}`);
  await imports.act("Cancel").click();
  await expect(imports.confirmation).toContainText("250 sessions have come in so far. They stay");
  await imports.confirmation.getByRole("button", { name: "Cancel the import" }).click();
  await expect(imports.outcome).toContainText("Cancelled");
  expect(await database.importRun.findFirst()).toMatchObject({ status: "CANCELLED", sessionCount: 250 });
});

test("SUPPORT sees imports and their rejected lines, and begins and stops none", async ({
  page,
  database,
  imports,
  signInAs,
}) => {
  const importRunId = await seedImport(database, { status: "RUNNING", startedAt: new Date(), rejectedCount: 1 });
  await database.importRejection.create({ data: { importRunId, line: 7, reason: "It is broken." } });
  await signInAs("SUPPORT");
  await imports.open();
  await expect(imports.importOf("Acme")).toContainText("1 rejected");
  await expect(imports.newImport).toBeHidden();
  await imports.importOf("Acme").getByRole("link").click();
  await expect(imports.rejected).toContainText("It is broken.");
  await expect(imports.act("Cancel")).toBeHidden();
  const options = { data: "a,b\n", headers: { "content-type": "text/csv", origin: new URL(page.url()).origin } };
  const refused = await page.context().request.post("/api/admin/imports?company=Acme", options);
  expect(refused.status()).toBe(403);
});
