import { parseArgs } from "node:util";
import { openWorker } from "../../container.ts";
import { runProcess } from "../../local/run-process.ts";
import { isCrashPoint, noCrash } from "../../pipeline/crash-points.ts";
import { createOpenAiProvider } from "../../provider/openai-provider.ts";
import { readEnv } from "../../shared/env.ts";
import { killAt } from "../kill-at.ts";

// A worker as src/worker.ts starts one, which dies at a crash point, and waits for nothing longer than it must.

/** Longer than a call can take to have its effect: its time-out, and the longest delay that a fault makes. */
const DOUBT_SECONDS = 12;
const STALL_SECONDS = 3;

const { values } = parseArgs({
  options: {
    crash: { type: "string", default: "" },
    skip: { type: "string", default: "0" },
    // By how many seconds its clock is ahead.
    ahead: { type: "string", default: "0" },
  },
});
const clock = { now: () => new Date(Date.now() + Number(values.ahead) * 1000) };
const crashPoint = isCrashPoint(values.crash) ? killAt(values.crash, Number(values.skip)) : noCrash;

await runProcess(() => {
  const env = readEnv(process.env);
  const { OPENAI_API_KEY: apiKey = "sk-chaos", OPENAI_BASE_URL: baseUrl, OPENAI_TIMEOUT_SECONDS: timeoutSeconds } = env;
  return openWorker(env, (steps) => ({
    ...steps,
    provider: createOpenAiProvider({ apiKey, baseUrl, timeoutSeconds, stallSeconds: STALL_SECONDS }),
    settings: { ...steps.settings, submitDoubtSeconds: DOUBT_SECONDS },
    clock,
    crashPoint,
  }));
});
