import { fork } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { expect, onTestFinished, test, vi } from "vitest";
import { isAlive } from "../leases.ts";
import { STARTED_MESSAGE } from "../run-process.ts";
import { type ChildOptions, superviseChild } from "./supervisor.ts";

const RUN_PROCESS = JSON.stringify(join(import.meta.dirname, "../run-process.ts"));

/** A child that starts and closes as our processes do. */
const WELL_BEHAVED = `
  import { runProcess } from ${RUN_PROCESS};
  const timer = setInterval(() => undefined, 1000);
  await runProcess(async () => ({ close: async () => { clearInterval(timer); console.log("closed"); } }));`;

async function createFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "livedash-supervisor-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function supervise(source: string, stopTimeoutSeconds = 20) {
  const folder = await createFolder();
  const file = join(folder, "child.ts");
  const logFile = join(folder, "child.log");
  await writeFile(file, source);
  const pids: number[] = [];
  const options: ChildOptions = {
    name: "test",
    args: ["--disable-warning=ExperimentalWarning", file],
    env: process.env,
    logFile,
    stopTimeoutSeconds,
    log: pino({ level: "silent" }),
    onPid: (pid) => pids.push(pid),
  };
  return { start: () => superviseChild(options), pids, logFile };
}

test("puts a new process in the place of one that was killed, until it is stopped", async () => {
  const { start, pids, logFile } = await supervise(WELL_BEHAVED);
  const child = await start();
  const [first = 0] = pids;
  process.kill(first, "SIGKILL");
  await vi.waitFor(() => expect(pids).toHaveLength(2), 10_000);
  const [, second = 0] = pids;
  await vi.waitFor(async () => expect(isAlive(second)).toBe(true));
  await child.stop();
  expect(pids.map(isAlive)).toEqual([false, false]);
  expect(pids).toHaveLength(2);
  expect(await readFile(logFile, "utf8")).toMatch(/^(closed\n)?$/u);
});

test("lets a child close what it has open before it is stopped", async () => {
  const { start, pids, logFile } = await supervise(WELL_BEHAVED);
  const child = await start();
  await child.stop();
  expect(pids.map(isAlive)).toEqual([false]);
  expect(await readFile(logFile, "utf8")).toBe("closed\n");
});

test("ends a child that does not want to", async () => {
  const { start, pids } = await supervise(
    `process.on("SIGTERM", () => undefined);
     setInterval(() => undefined, 1000);
     process.send?.("${STARTED_MESSAGE}");`,
    1,
  );
  await (await start()).stop();
  expect(pids.map(isAlive)).toEqual([false]);
});

test("a child that cannot start is an error that shows what it said", async () => {
  const { start } = await supervise(`console.error("the database is on fire"); process.exit(3);`);
  await expect(start()).rejects.toThrow("the database is on fire");
});

test("a child whose supervisor was killed ends by itself", async () => {
  const folder = await createFolder();
  const inner = join(folder, "inner.ts");
  const outer = join(folder, "outer.ts");
  await writeFile(inner, WELL_BEHAVED);
  await writeFile(
    outer,
    `import { superviseChild } from ${JSON.stringify(join(import.meta.dirname, "supervisor.ts"))};
     await superviseChild({ name: "inner", args: [${JSON.stringify(inner)}], env: process.env, logFile: null,
       stopTimeoutSeconds: 1, log: { warn() {} }, onPid: (pid) => process.send?.(pid) });
     process.send?.("${STARTED_MESSAGE}");`,
  );
  const supervisor = fork(outer, { silent: true });
  const pids: unknown[] = [];
  supervisor.on("message", (message) => pids.push(message));
  await vi.waitFor(() => expect(pids).toEqual([expect.any(Number), STARTED_MESSAGE]), 10_000);
  supervisor.kill("SIGKILL");
  await vi.waitFor(() => expect(isAlive(Number(pids[0]))).toBe(false), 10_000);
});
