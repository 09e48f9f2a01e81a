import type { InstanceWorker, PgBoss } from "pg-boss";
import type { WorkerQueue, WorkerView } from "../../domain/job-board.ts";
import { WORKER_INSTANCE } from "../boss.ts";

/** The workers that pg-boss remembers: those alive first, then the newest. */
export async function listWorkers(boss: PgBoss): Promise<WorkerView[]> {
  const instances = (await boss.getInstances()).filter(({ name }) => name === WORKER_INSTANCE);
  return instances
    .map((instance) => ({
      id: instance.id,
      host: instance.host,
      pid: instance.pid,
      isLive: instance.live,
      startedAt: instance.startedOn,
      heartbeatAt: instance.heartbeatOn,
      stoppedAt: instance.stoppedOn,
      crashRestarts: instance.crashRestarts,
      memoryBytes: instance.metrics?.rss ?? null,
      cpuCores: instance.metrics?.cpu ?? null,
      queues: queuesOf(instance.workers),
    }))
    .sort((a, b) => Number(b.isLive) - Number(a.isLive) || b.startedAt.getTime() - a.startedAt.getTime());
}

function queuesOf(workers: readonly InstanceWorker[]): WorkerQueue[] {
  return workers
    .map(({ queue, active, localConcurrency, lastJobEndedOn }) => ({
      queue,
      running: active,
      limit: localConcurrency,
      lastEndedAt: lastJobEndedOn === null ? null : new Date(lastJobEndedOn),
    }))
    .filter(({ queue }) => !queue.startsWith("__pgboss__"))
    .sort((a, b) => a.queue.localeCompare(b.queue));
}
