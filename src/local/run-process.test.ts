import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { isAlive } from "./leases.ts";

const RUN_PROCESS = JSON.stringify(join(import.meta.dirname, "run-process.ts"));
const FLAGS = ["--disable-warning=ExperimentalWarning"];

/** Longer than two signals may lie apart and still count as one. */
const SLOW_MILLISECONDS = 3000;

/** A process that takes its time to close, and says in files when it has started and when it is closed. */
const SLOW_TO_CLOSE = `
  import { writeFile } from "node:fs/promises";
  import { runProcess } from ${RUN_PROCESS};
  const say = (name, text) => writeFile(new URL(name, import.meta.url), text);
  await runProcess(async () => {
    const timer = setInterval(() => undefined, 1000);
    await say("started", String(process.pid));
    return {
      async close() {
        await new Promise((resolve) => setTimeout(resolve, ${SLOW_MILLISECONDS}));
        clearInterval(timer);
        await say("closed", "closed");
      },
    };
  }, { withParent: true });`;

test("closes to the end, however long that takes, when the npm that started it is killed", async () => {
  const folder = await mkdtemp(join(tmpdir(), "livedash-process-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, "process.ts");
  await writeFile(file, SLOW_TO_CLOSE);
  const start = `require("node:child_process").spawn(process.execPath, ${JSON.stringify([...FLAGS, file])}, { stdio: "ignore" })`;
  const npm = spawn(process.execPath, ["-e", `${start}; setInterval(() => undefined, 1000)`], {
    env: { ...process.env, npm_lifecycle_event: "quickstart" },
    stdio: "ignore",
  });
  const read = (name: string) => readFile(join(folder, name), "utf8").catch(() => "");
  await expect.poll(() => read("started"), { timeout: 20_000 }).toMatch(/^\d+$/u);
  const pid = Number(await read("started"));
  npm.kill("SIGKILL");
  await once(npm, "exit");
  await expect.poll(() => isAlive(pid), { timeout: 20_000 }).toBe(false);
  expect(await read("closed")).toBe("closed");
});
