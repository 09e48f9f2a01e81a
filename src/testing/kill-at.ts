import type { CrashPoint, CrashPointName } from "../pipeline/crash-points.ts";

/** Kills this process at a crash point, when it has come by there so many times before. */
export function killAt(name: CrashPointName, skip = 0): CrashPoint {
  let left = skip;
  return async (reached) => {
    if (reached !== name) return;
    if (left === 0) process.kill(process.pid, "SIGKILL");
    left -= 1;
  };
}
