import { openWorker } from "./container.ts";
import { loadEnv } from "./local/load-env.ts";
import { runProcess } from "./local/run-process.ts";

await runProcess(() => openWorker(loadEnv()));
