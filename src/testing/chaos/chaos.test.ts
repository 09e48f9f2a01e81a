import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";

const MAIN = join(import.meta.dirname, "main.ts");

test("every guarantee holds while workers, database and provider are killed and disturbed", {
  timeout: 480_000,
}, async () => {
  // With a channel by which it notices that this process is gone.
  const campaign = fork(MAIN, ["--seed=4", "--minutes=1"], {
    execArgv: ["--disable-warning=ExperimentalWarning"],
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  onTestFinished(() => {
    if (campaign.connected) campaign.disconnect();
  });
  const ended = once(campaign, "exit");
  const report = campaign.stdout === null ? "" : await text(campaign.stdout);
  expect(await ended, report).toEqual([0, null]);
  expect(countIn(report, "kills of workers in all"), report).toBeGreaterThan(4);
  expect(countIn(report, "faults of the provider in all"), report).toBeGreaterThan(20);
});

function countIn(report: string, name: string): number {
  return Number(new RegExp(`(\\d+) {2}${name}`, "u").exec(report)?.[1]);
}
