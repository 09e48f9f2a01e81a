import { loadEnv } from "../load-env.ts";
import { runProcess } from "../run-process.ts";
import { startLocalSystem } from "./local-system.ts";

await runProcess((signal) => startLocalSystem(loadEnv(), { mode: "dev", signal }), { withParent: true });
