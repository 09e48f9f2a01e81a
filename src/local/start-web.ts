import { loadEnv } from "./load-env.ts";
import { runProcess } from "./run-process.ts";

const dev = process.argv.includes("--dev");

await runProcess(async () => {
  const env = loadEnv();
  // Before they are loaded: React, Next and better-auth each look at this.
  Object.assign(process.env, { NODE_ENV: dev ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" });
  const { openWebProcess } = await import("./web-process.ts");
  return openWebProcess(env, { dev });
});
