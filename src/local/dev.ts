import { loadEnv } from "./load-env.ts";
import { startLocalSystem } from "./local-system.ts";
import { runProcess } from "./run-process.ts";

await runProcess((signal) => startLocalSystem(loadEnv(), { mode: "dev", signal }), { withParent: true });
