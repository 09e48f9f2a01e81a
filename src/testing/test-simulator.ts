import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { onTestFinished } from "vitest";
import { startSimulator } from "../local/simulator/simulator.ts";
import { controlSimulator } from "./control-simulator.ts";

/** So fast that a batch is done as soon as its rows are. */
const AT_ONCE = 100_000;

export type TestSimulatorOptions = { speed?: number; directory?: string };

/** One line of an input file: a short conversation to be analysed, unless the body says otherwise. */
export function chatLine(customId: string, overrides: Record<string, unknown> = {}): string {
  const conversation = ["user: How many days off do I have left this year?", "assistant: You have 12 days left."];
  const prompt = [`session_id: session-of-${customId}`, ...conversation].join("\n");
  const body = { model: "gpt-4o-mini", messages: [{ role: "user", content: prompt }] };
  return JSON.stringify({ custom_id: customId, method: "POST", url: "/v1/chat/completions", body, ...overrides });
}

export function chatLines(count: number): string[] {
  return Array.from({ length: count }, (_, index) => chatLine(`row-${index + 1}`));
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
