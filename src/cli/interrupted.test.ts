import { spawn } from "node:child_process";
import { once } from "node:events";
import { access, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { isAlive } from "../local/leases.ts";
import { createFolder } from "../testing/run-cli.ts";

const MAIN = join(import.meta.dirname, "main.ts");

/** A machine under load may take its time. */
const PATIENT = { timeout: 30_000, interval: 10 };

/** A command on embedded services of its own, and what it leaves in its data directory. */
async function startCommand(...args: string[]) {
  const folder = await createFolder();
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", MAIN, ...args], {
    env: { NODE_ENV: "production", PATH, HOME, LOG_LEVEL: "silent", DATA_DIR: folder },
    cwd: folder,
    stdio: "ignore",
  });
  const ended = once(child, "exit");
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await ended;
  });
  const exists = (name: string) =>
    access(join(folder, name)).then(
      () => true,
      () => false,
    );
  return { child, ended, folder, exists };
}

test.each([
  ["while PostgreSQL is starting", "postgres/postmaster.pid"],
  ["while the simulator is starting", "simulator/simulator.log"],
])("ends with 130 and leaves no embedded service behind when Ctrl-C comes %s", async (_, sign) => {
  const { child, ended, folder, exists } = await startCommand("batch-poll");
  await expect.poll(() => exists(sign), PATIENT).toBe(true);
  child.kill("SIGINT");
  // npm passes on what the terminal has sent already.
  child.kill("SIGINT");
  expect(await ended).toEqual([130, null]);
  expect(await exists("postgres/postmaster.pid")).toBe(false);
  const simulator = await readFile(join(folder, "simulator.json"), "utf8").catch(() => "null");
  const { pid } = (JSON.parse(simulator) ?? { pid: 0 }) as { pid: number };
  if (pid > 0) expect(isAlive(pid)).toBe(false);
});
