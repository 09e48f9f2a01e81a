import type { LocalEnv } from "./local-env.ts";
import { steerSimulator } from "./steer-simulator.ts";

/** Has the embedded simulator tell the web process about batches that have ended, signed as OpenAI does. */
export function registerWebhook(simulatorUrl: string, { url, env }: { url: string; env: LocalEnv }): Promise<void> {
  return steerSimulator(simulatorUrl, "webhooks", { url, secret: env.OPENAI_WEBHOOK_SECRET });
}
