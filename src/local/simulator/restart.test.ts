import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { controlSimulator } from "../../testing/control-simulator.ts";
import { chatLines, startTestSimulator } from "../../testing/test-simulator.ts";

/** How far a batch has come, in the order of its life. */
const PROGRESS = ["validating", "in_progress", "finalizing", "completed"];

const MAIN = fileURLToPath(new URL("main.ts", import.meta.url));

async function makeDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "livedash-simulator-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

/** A simulator in a process of its own, which can be killed. */
async function spawnSimulator(directory: string, speed: number) {
  const flags = ["--port", "0", "--dir", directory, "--speed", String(speed)];
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", MAIN, ...flags], {
    env: { ...process.env, LOG_FORMAT: "json", LOG_LEVEL: "info" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const exited = once(child, "exit");
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    return exited;
  };
  onTestFinished(async () => {
    await end("SIGKILL");
  });
  for await (const line of createInterface({ input: child.stderr })) {
    if (!line.startsWith("{")) throw new Error(line);
    const { msg, url } = JSON.parse(line) as { msg: string; url?: string };
    if (msg === "simulator.listening" && url !== undefined) return { end, ...controlSimulator(url) };
  }
  throw new Error("The simulator ended before it listened.");
}

test("executes every custom_id once, however often it is killed, and wherever", async () => {
  const directory = await makeDirectory();
  const lines = chatLines(4000);
  let simulator = await spawnSimulator(directory, 200);
  const id = await simulator.submitLines(lines, { livedash_batch_id: "ours" });
  let ran = 0;
  for (const progress of [0, 1, 2, 2]) {
    const progressNow = async () => PROGRESS.indexOf((await simulator.getBatch(id)).status);
    await expect.poll(progressNow, { interval: 10, timeout: 30_000 }).toBeGreaterThanOrEqual(progress);
    const { completed } = (await simulator.getBatch(id)).request_counts;
    expect(completed).toBeGreaterThanOrEqual(ran);
    ran = completed;
    await simulator.end("SIGKILL");
    simulator = await spawnSimulator(directory, 200);
  }
  await simulator.waitUntilDone();
  const batch = await simulator.getBatch(id);
  expect(batch).toMatchObject({ status: "completed", request_counts: { total: 4000, completed: 4000, failed: 0 } });
  const answered = (await simulator.readRows(batch.output_file_id)).map((row) => row.custom_id);
  expect(new Set(answered).size).toBe(4000);
  expect(answered).toHaveLength(4000);
  expect(await simulator.ledger()).toEqual({ executed: 4000, distinct: 4000, executedMoreThanOnce: [] });
  expect(await simulator.countFiles("batch_output")).toBe(1);
  expect(await simulator.end("SIGTERM")).toEqual([0, null]);
});

test("knows after a restart what it knew before, and catches up with the time between", async () => {
  const directory = await makeDirectory();
  const first = await startTestSimulator({ directory, speed: 1000 });
  await first.changeSettings({ rejectedKeys: ["sk-old"] });
  await first.setFaults([{ kind: "respond", operation: "files.list", status: 500, times: 3 }]);
  const id = await first.submitLines(chatLines(100), { name: "mine" });
  await first.close();
  const second = await startTestSimulator({ directory, speed: 1000 });
  await second.waitUntilDone();
  expect(await second.getBatch(id)).toMatchObject({ status: "completed", metadata: { name: "mine" } });
  const filesWith = async (key: string) =>
    (await fetch(`${second.baseUrl}/files`, { headers: { authorization: `Bearer ${key}` } })).status;
  expect(await filesWith("sk-old")).toBe(401);
  expect([await filesWith("k"), await filesWith("k"), await filesWith("k"), await filesWith("k")]).toEqual([
    ...[500, 500, 500, 200],
  ]);
});

test("shows in the ledger what was executed more than once, and in which batches", async () => {
  const simulator = await startTestSimulator();
  const ids = [await simulator.submitLines(chatLines(2)), await simulator.submitLines(chatLines(1))];
  await simulator.waitUntilDone();
  const { executed, distinct, executedMoreThanOnce } = await simulator.ledger();
  expect({ executed, distinct }).toEqual({ executed: 3, distinct: 2 });
  expect(executedMoreThanOnce).toMatchObject([{ customId: "row-1", count: 2 }]);
  expect(executedMoreThanOnce[0]?.batchIds.toSorted()).toEqual(ids.toSorted());
  const rows = (await (await fetch(`${simulator.url}/simulator/ledger.jsonl`)).text()).trimEnd().split("\n");
  expect(rows).toHaveLength(3);
  expect(JSON.parse(rows[0] ?? "")).toMatchObject({ customId: "row-1", executedAt: expect.any(String) });
});

test("forgets everything when it is told to", async () => {
  const simulator = await startTestSimulator();
  await simulator.submitLines(chatLines(3));
  await simulator.waitUntilDone();
  await simulator.reset();
  expect(await simulator.countBatches()).toBe(0);
  expect(await simulator.countFiles("batch")).toBe(0);
  expect((await simulator.ledger()).executed).toBe(0);
  const id = await simulator.submitLines(chatLines(1));
  await simulator.waitUntilDone();
  expect((await simulator.getBatch(id)).status).toBe("completed");
});

test("lets no second one into the directory of one that runs, because both would execute every batch", async () => {
  const directory = await makeDirectory();
  const first = await spawnSimulator(directory, 60);
  await expect(spawnSimulator(directory, 60)).rejects.toThrow(/It is running already \(process \d+\)/u);
  await first.end("SIGKILL");
  const next = await spawnSimulator(directory, 60);
  expect(await next.countBatches()).toBe(0);
});
