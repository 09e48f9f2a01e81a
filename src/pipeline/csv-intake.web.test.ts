import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { csvLine, startTestIntake } from "../testing/test-intake.ts";
import { startWebServer } from "../testing/web-server.ts";

const TALK = "User: Hello\nAssistant: Hi\n";
const lines = (...transcripts: string[]) =>
  transcripts.map((transcript, index) => csvLine({ id: `s-${index}`, transcript })).join("\n");

test("fetches a CSV and the transcripts beside it with Basic authentication, and keeps the address for next time", async () => {
  const { database, run, logLines } = await startTestIntake();
  const password = randomBytes(8).toString("hex");
  const expected = `Basic ${Buffer.from(`ada:${password}`).toString("base64")}`;
  const server = await startWebServer((request, response) => {
    if (request.headers.authorization !== expected) response.writeHead(401).end();
    else response.end(request.url === "/export/all.csv?day=1" ? lines("talks/1.txt", "/2.txt") : TALK);
  });
  const source = `${server.url}/export/all.csv?day=1`;
  await expect(run(source)).rejects.toMatchObject({
    code: "INVALID_INPUT",
    message: expect.stringMatching("Give the right user name and password"),
  });
  expect(await database.company.count()).toBe(0);
  const credentials = { user: "ada", password };
  expect(await run(source, { credentials })).toEqual({ sessions: 2, requests: 2, duplicates: 0, failed: [] });
  const paths = server.requests.map(({ path }) => path);
  expect(paths.slice(-2).sort()).toEqual(["/2.txt", "/export/talks/1.txt"]);
  expect(await database.company.findFirstOrThrow()).toMatchObject({
    csvUrl: source,
    csvUsername: "ada",
    csvPassword: password,
  });
  expect(logLines.join("")).not.toMatch(password);
});

test("takes credentials out of a URL before it keeps it", async () => {
  const { database, run } = await startTestIntake();
  const server = await startWebServer((_request, response) => response.end(""));
  await run(server.url.replace("//", "//ada:p%40ss@"));
  expect(await database.company.findFirstOrThrow()).toMatchObject({
    csvUrl: `${server.url}/`,
    csvUsername: "ada",
    csvPassword: "p@ss",
  });
});

test("never sends the credentials to another origin, and reads no local file for a CSV from the web", async () => {
  const { run, write } = await startTestIntake();
  const secret = await write("secret.txt", TALK);
  const other = await startWebServer((_request, response) => response.end(TALK));
  const server = await startWebServer((_request, response) =>
    response.end(lines(`${other.url}/1.txt`, `file://${secret}`, secret)),
  );
  const summary = await run(`${server.url}/all.csv`, { credentials: { user: "ada", password: "secret" } });
  expect(summary.failed).toEqual([{ line: 2, reason: expect.stringMatching("no http") }]);
  expect(other.requests).toEqual([{ path: "/1.txt", authorization: undefined }]);
  expect(server.requests.map(({ path }) => path)).toContain(secret);
});

test("refuses private addresses of the CSV and of transcripts unless it is told otherwise", async () => {
  const { run, writeCsv } = await startTestIntake({ allowPrivateAddresses: false });
  const server = await startWebServer((_request, response) => response.end(TALK));
  await expect(run(`${server.url}/all.csv`)).rejects.toMatchObject({
    code: "INVALID_INPUT",
    message: expect.stringMatching("not a public address"),
  });
  const { port } = new URL(server.url);
  const csv = await writeCsv([
    { id: "a", transcript: `${server.url}/1.txt` },
    { id: "b", transcript: `http://localhost:${port}/1.txt` },
    { id: "c", transcript: `http://[::ffff:127.0.0.1]:${port}/1.txt` },
    { id: "d", transcript: "http://169.254.169.254/latest/meta-data" },
  ]);
  const { failed, sessions } = await run(csv);
  expect(sessions).toBe(0);
  expect(failed.map(({ line }) => line)).toEqual([1, 2, 3, 4]);
  expect(failed.every(({ reason }) => reason.includes("not a public address"))).toBe(true);
  expect(server.requests).toEqual([]);
});

test("tries again what may pass, and nothing else", async () => {
  const { run, writeCsv } = await startTestIntake();
  const tried = new Set<string>();
  const server = await startWebServer((request, response) => {
    const path = new URL(request.url ?? "", "http://localhost").pathname.slice(1);
    const isFirst = !tried.has(path);
    tried.add(path);
    if (path === "gone") response.writeHead(404).end();
    else if (isFirst && path === "cut") request.socket.destroy();
    else if (isFirst) response.writeHead(Number(path)).end();
    else response.end(TALK);
  });
  const paths = ["500", "503", "429", "408", "cut", "gone"];
  const csv = await writeCsv(paths.map((path) => ({ id: path, transcript: `${server.url}/${path}?token=hidden` })));
  expect(await run(csv)).toEqual({
    sessions: 5,
    requests: 5,
    duplicates: 0,
    failed: [{ line: 6, reason: `Transcript ${server.url}/gone: The server answered 404.` }],
  });
  expect(server.requests).toHaveLength(11);
});

test("cuts off a transcript that does not end in time, and one that grows too large, and imports the rest", async () => {
  const { run, writeCsv } = await startTestIntake({ transcriptTimeoutSeconds: 0.3 });
  const server = await startWebServer((request, response) => {
    if (request.url === "/fine") response.end(TALK);
    else if (request.url === "/dripping") response.write("User: Hel");
    else if (request.url === "/endless") response.write(`User: ${"x".repeat(20_000)}`);
  });
  const paths = ["hanging", "dripping", "endless", "fine"];
  const csv = await writeCsv(paths.map((path) => ({ id: path, transcript: `${server.url}/${path}` })));
  expect(await run(csv)).toEqual({
    sessions: 1,
    requests: 1,
    duplicates: 0,
    failed: [
      { line: 1, reason: `Transcript ${server.url}/hanging: It did not arrive in time.` },
      { line: 2, reason: `Transcript ${server.url}/dripping: It did not arrive in time.` },
      { line: 3, reason: `Transcript ${server.url}/endless: It is larger than 10000 bytes.` },
    ],
  });
  await server.untilAborted;
});

test("imports nothing of a CSV that breaks off, after trying again", async () => {
  const { database, run } = await startTestIntake();
  const server = await startWebServer((_request, response) => {
    response.writeHead(200, { "content-length": "100000" });
    response.write(`${lines("", "")}\n`, () => response.destroy());
  });
  await expect(run(`${server.url}/all.csv`)).rejects.toMatchObject({
    code: "INVALID_INPUT",
    message: expect.stringMatching("import it again later"),
  });
  expect(server.requests.length).toBeGreaterThan(1);
  expect(await database.sessionImport.count()).toBe(0);
});

test("says of an address without a CSV that there is none", async () => {
  const { run } = await startTestIntake();
  const server = await startWebServer((_request, response) => response.writeHead(404).end());
  await expect(run(`${server.url}/all.csv?token=hidden`)).rejects.toMatchObject({
    message: `There is no CSV at ${server.url}/all.csv (404). Check the address.`,
  });
});
