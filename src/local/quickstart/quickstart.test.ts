import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { openDatabase } from "../../database/client.ts";
import { listFailedAttempts } from "../../queries/list-failed-attempts.ts";
import { isAlive } from "../leases.ts";
import type { QuickstartFacts } from "./quickstart-file.ts";

const QUICKSTART = join(import.meta.dirname, "quickstart.ts");
const SAMPLE_SIZE = 182;

/** The first start may have to build the console. */
const START_MILLISECONDS = 240_000;

async function createDataDirectory(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "livedash-quickstart-"));
  // Open to the user that root runs PostgreSQL as: its files are within then, and go with the folder.
  await chmod(folder, 0o755);
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

function startQuickstart(dataDirectory: string, env: Record<string, string> = {}) {
  const { PATH, HOME } = process.env;
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", QUICKSTART], {
    env: { NODE_ENV: "production", PATH, HOME, DATA_DIR: dataDirectory, PORT: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(async () => {
    await end(child, "SIGTERM");
  });
  const screen = { text: "" };
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      screen.text += chunk.toString();
    });
  }
  const isOver = () => child.exitCode !== null || child.signalCode !== null;
  const untilSaid = (pattern: RegExp) =>
    vi.waitFor(
      () => {
        if (isOver() && !pattern.test(screen.text)) throw new Error(`It ended, having said:\n${screen.text}`);
        expect(screen.text).toMatch(pattern);
      },
      { timeout: START_MILLISECONDS, interval: 100 },
    );
  return { child, screen, untilSaid, facts: () => readFacts(dataDirectory) };
}

async function readFacts(dataDirectory: string): Promise<QuickstartFacts> {
  return JSON.parse(await readFile(join(dataDirectory, "quickstart.json"), "utf8"));
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = once(child, "exit");
    child.kill(signal);
    await ended;
  }
  return child.exitCode;
}

async function summaryOf({ url, apiKey }: QuickstartFacts): Promise<unknown> {
  const response = await fetch(`${url.replace("localhost", "127.0.0.1")}/api/admin/legacy/summary`, {
    headers: { authorization: `Bearer ${apiKey}` },
  });
  return response.json();
}

async function failedAttemptsOf({ databaseUrl }: QuickstartFacts): Promise<Record<string, number>> {
  const database = openDatabase({ databaseUrl, poolSize: 1, applicationName: "quickstart test" });
  try {
    const codes = await listFailedAttempts(database, { now: new Date() });
    return Object.fromEntries(codes.map(({ errorCode, attemptCount }) => [errorCode, attemptCount]));
  } finally {
    await database.$disconnect();
  }
}

test("starts everything, analyses the sample, keeps its processes running, and comes back after a stop and after a kill", {
  timeout: 2 * START_MILLISECONDS,
}, async () => {
  const dataDirectory = await createDataDirectory();
  const first = startQuickstart(dataDirectory);
  await first.untilSaid(/^ready http:\/\/localhost:\d+$/mu);
  const facts = await first.facts();
  expect((await stat(join(dataDirectory, "quickstart.json"))).mode & 0o777).toBe(0o600);
  expect(first.screen.text).toContain(facts.adminPassword);
  const summary = {
    pending_batching: 0,
    batching_in_progress: 0,
    processing_complete: SAMPLE_SIZE,
    processing_failed: 0,
  };
  await vi.waitFor(async () => expect(await summaryOf(facts)).toEqual({ ok: true, summary }), 60_000);
  expect(await failedAttemptsOf(facts)).toEqual({ server_error: 3, result_missing: 1 });

  process.kill(facts.pids.worker, "SIGKILL");
  await vi.waitFor(async () => expect((await first.facts()).pids.worker).not.toBe(facts.pids.worker), 10_000);
  const { pids } = await first.facts();
  expect(pids.web).toBe(facts.pids.web);
  expect(await end(first.child, "SIGTERM")).toBe(0);
  expect([pids.web, pids.worker].map(isAlive)).toEqual([false, false]);
  await expect(stat(join(dataDirectory, "postgres/postmaster.pid"))).rejects.toThrow("ENOENT");

  const second = startQuickstart(dataDirectory);
  await second.untilSaid(/^ready /mu);
  const { adminPassword, apiKey } = facts;
  expect(await second.facts()).toMatchObject({ adminPassword, apiKey });
  expect(await end(second.child, "SIGKILL")).toBeNull();

  const third = startQuickstart(dataDirectory);
  await third.untilSaid(/^ready /mu);
  expect(await third.facts()).toMatchObject({ adminPassword, apiKey });
  expect(await summaryOf(await third.facts())).toEqual({ ok: true, summary });

  const fourth = startQuickstart(dataDirectory);
  await fourth.untilSaid(/It is running already \(process \d+\)/u);
  expect(await end(fourth.child, "SIGTERM")).toBe(1);
  expect(await end(third.child, "SIGINT")).toBe(0);
});

test("says which port is taken and how to choose another, and leaves nothing running", async () => {
  const blocker = createServer().listen(0, "127.0.0.1");
  await once(blocker, "listening");
  onTestFinished(() => {
    blocker.close();
  });
  const address = blocker.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const { child, screen, untilSaid } = startQuickstart(await createDataDirectory(), { PORT: String(port) });
  await untilSaid(new RegExp(`Port ${port} .* is taken.*PORT=`, "u"));
  await vi.waitFor(() => expect(child.exitCode).toBe(1));
  expect(screen.text).not.toContain("    at ");
});

test("names every mistake in the environment before it starts anything", async () => {
  const { child, screen, untilSaid } = startQuickstart(await createDataDirectory(), {
    SAMPLE_DATA: "perhaps",
    PORT: "x",
  });
  await untilSaid(/SAMPLE_DATA: must be true or false/u);
  await vi.waitFor(() => expect(child.exitCode).toBe(1));
  expect(screen.text).toContain("PORT: must be a number");
  expect(screen.text).not.toContain("    at ");
});
