import { cpus } from "node:os";

/** What all cores of this machine did within some time, whoever they did it for. */
export type CoreTime = { busyMilliseconds: number; idleMilliseconds: number };

/** Starts to watch; what it returns tells what was done since. */
export function watchCores(): () => CoreTime {
  const before = readCores();
  return () => {
    const now = readCores();
    return {
      busyMilliseconds: now.busyMilliseconds - before.busyMilliseconds,
      idleMilliseconds: now.idleMilliseconds - before.idleMilliseconds,
    };
  };
}

function readCores(): CoreTime {
  const sum = { busyMilliseconds: 0, idleMilliseconds: 0 };
  for (const { times } of cpus()) {
    sum.busyMilliseconds += times.user + times.nice + times.sys + times.irq;
    sum.idleMilliseconds += times.idle;
  }
  return sum;
}
