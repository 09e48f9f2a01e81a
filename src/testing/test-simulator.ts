import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { onTestFinished } from "vitest";
import type { z } from "zod";
import type { faultSchema } from "../local/simulator/faults/fault.ts";
import type { LedgerSummary } from "../local/simulator/ledger.ts";
import type { Settings } from "../local/simulator/settings.ts";
import { startSimulator } from "../local/simulator/simulator.ts";

/** A fault as a test writes it: what has a default may be left out. */
export type TestFault = z.input<typeof faultSchema>;

/** So fast that a batch is done as soon as its rows are. */
const AT_ONCE = 100_000;

export type TestSimulatorOptions = { speed?: number; directory?: string };

/** What tests ask of a simulator that is running, wherever it runs. */
export function controlSimulator(url: string) {
  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        authorization: "Bearer sk-test",
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(`The simulator answered ${response.status}: ${JSON.stringify(answer)}`);
    return answer as T;
  }
  return {
    /** Scripts these faults, and none but these. What earlier ones did to batches that exist stays. */
    setFaults: (faults: readonly TestFault[]) => call<unknown>("PUT", "/simulator/faults", faults),
    /** Scripts nothing more, and lets go of the batches that a fault holds. */
    clearFaults: () => call<unknown>("DELETE", "/simulator/faults"),
    changeSettings: (settings: Partial<Settings>) => call<unknown>("POST", "/simulator/settings", settings),
    registerWebhook: (webhook: { url: string; secret: string }) =>
      call<unknown>("POST", "/simulator/webhooks", webhook),
    reset: () => call<unknown>("POST", "/simulator/reset"),
    ledger: () => call<LedgerSummary>("GET", "/simulator/ledger"),
    /** Resolves when every batch has come to its end and its webhooks are told. */
    waitUntilDone: () => call<unknown>("GET", "/simulator/done"),
    cancelBatch: (id: string) => call<unknown>("POST", `/v1/batches/${id}/cancel`, {}),
    countBatches: async () => (await call<{ batches: { total: number } }>("GET", "/simulator/state")).batches.total,
    countFiles: async (purpose: "batch" | "batch_output") =>
      (await call<{ files: Record<string, number> }>("GET", "/simulator/state")).files[purpose] ?? 0,
  };
}

/** A simulator of the test's own, in this process, on any free port; gone when the test is over. */
export async function startTestSimulator({ speed = AT_ONCE, directory }: TestSimulatorOptions = {}) {
  const folder = directory ?? (await mkdtemp(join(tmpdir(), "livedash-simulator-")));
  if (directory === undefined) onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const log = pino({ level: "silent" });
  const { url, baseUrl, close } = await startSimulator({ directory: folder, port: 0, speed, log });
  onTestFinished(close);
  return { url, baseUrl, close, directory: folder, ...controlSimulator(url) };
}
