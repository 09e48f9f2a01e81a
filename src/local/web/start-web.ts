import { loadEnv } from "../load-env.ts";
import { type Running, runProcess } from "../run-process.ts";
import { openReloadingWeb } from "./reloading-web.ts";

// The web process; `--dev` with reload, in a child of its own that is told `--once`.
const dev = process.argv.includes("--dev");
const once = !dev || process.argv.includes("--once");

async function openOnce(): Promise<Running> {
  const env = loadEnv();
  // Before they are loaded: React, Next and better-auth each look at this.
  Object.assign(process.env, { NODE_ENV: dev ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" });
  const { openWebProcess } = await import("./web-process.ts");
  return openWebProcess(env, { dev });
}

await runProcess(once ? openOnce : () => openReloadingWeb([import.meta.filename, "--dev", "--once"]));
