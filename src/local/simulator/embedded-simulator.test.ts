import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { controlSimulator } from "../../testing/control-simulator.ts";
import { chatLines } from "../../testing/test-simulator.ts";
import { isAlive } from "../leases.ts";
import { openEmbeddedSimulator } from "./embedded-simulator.ts";

/** A machine under load may take its time. */
const PATIENT = { timeout: 30_000, interval: 10 };

async function makeDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "livedash-data-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

/** Opens it for the test; what the test leaves open is closed. */
async function open(directory: string) {
  const simulator = await openEmbeddedSimulator(directory, { speed: 100_000 });
  let isOpen = true;
  const close = async () => {
    if (isOpen) await simulator.close();
    isOpen = false;
  };
  onTestFinished(close);
  return { baseUrl: simulator.baseUrl, close, ...controlSimulator(new URL(simulator.baseUrl).origin) };
}

async function addressOf(directory: string) {
  return JSON.parse(await readFile(join(directory, "simulator.json"), "utf8")) as { baseUrl: string; pid: number };
}

test("is one process for all who hold it open, until the last lets go", async () => {
  const directory = await makeDirectory();
  const [one, other] = await Promise.all([open(directory), open(directory)]);
  expect(one.baseUrl).toBe(other.baseUrl);
  const { baseUrl, pid } = await addressOf(directory);
  expect(baseUrl).toBe(one.baseUrl);
  await one.close();
  expect(await other.countBatches()).toBe(0);
  await other.close();
  expect(isAlive(pid)).toBe(false);
});

test("comes back after a kill at the same address, and goes on with what was under way", async () => {
  const directory = await makeDirectory();
  const simulator = await open(directory);
  await simulator.setFaults([{ kind: "hold", status: "in_progress" }]);
  const id = await simulator.submitLines(chatLines(5));
  const { pid } = await addressOf(directory);
  process.kill(pid, "SIGKILL");
  await expect.poll(() => isAlive(pid), PATIENT).toBe(false);
  const again = await open(directory);
  expect(again.baseUrl).toBe(simulator.baseUrl);
  await again.clearFaults();
  await again.waitUntilDone();
  expect((await again.getBatch(id)).status).toBe("completed");
  const { pid: newPid } = await addressOf(directory);
  await again.close();
  expect(isAlive(newPid)).toBe(true);
  await simulator.close();
  expect(isAlive(newPid)).toBe(false);
});

test("is brought back at the same address while somebody holds it, and stays away once nobody does", async () => {
  const directory = await makeDirectory();
  const simulator = await open(directory);
  const { pid } = await addressOf(directory);
  process.kill(pid, "SIGKILL");
  const comeBack = async () => ((await addressOf(directory).catch(() => null))?.pid ?? pid) !== pid;
  await expect.poll(comeBack, PATIENT).toBe(true);
  expect(await simulator.countBatches()).toBe(0);
  const { pid: newPid } = await addressOf(directory);
  await simulator.close();
  expect(isAlive(newPid)).toBe(false);
});
