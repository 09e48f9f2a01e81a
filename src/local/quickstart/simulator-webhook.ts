import type { LocalEnv } from "./local-env.ts";

/** Has the embedded simulator tell the web process about batches that have ended, signed as OpenAI does. */
export async function registerWebhook(
  simulatorUrl: string,
  { url, env }: { url: string; env: LocalEnv },
): Promise<void> {
  const response = await fetch(`${simulatorUrl}/simulator/webhooks`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ url, secret: env.OPENAI_WEBHOOK_SECRET }),
  });
  if (!response.ok) throw new Error(`The simulator takes no webhook (${response.status}): ${await response.text()}`);
}
