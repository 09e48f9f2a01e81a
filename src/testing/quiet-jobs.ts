import type { ApiDependencies } from "../api/dependencies.ts";
import { judgeJobActions } from "../domain/job-actions.ts";
import { isJobState } from "../domain/job-state.ts";

/** Jobs where nothing is planned, a worker lives, and whatever is asked for is done. */
export const QUIET_JOBS: Pick<ApiDependencies, "jobMonitor" | "scheduleControl" | "jobBoard" | "jobControl"> = {
  jobMonitor: { listSchedules: async () => [], isWorkerAlive: async () => true },
  scheduleControl: {
    isEnabled: () => true,
    plan: async () => undefined,
    unplan: async () => undefined,
    runNow: async () => "started",
  },
  jobBoard: {
    listQueues: async () => [],
    listJobs: async () => ({ rows: [], nextCursor: null, previousCursor: null }),
    findJob: async (id) => jobOf(id),
    listHousekeeping: async () => [],
    listWorkers: async () => [],
    listWarnings: async () => [],
  },
  jobControl: {
    lock: async (_, { queue }) => standingIn(queue),
    retry: async () => undefined,
    cancel: async () => undefined,
    delete: async () => undefined,
    redrive: async () => ({ redrivenCount: 1, leftCount: 0 }),
    keepsDeadLetters: async () => true,
  },
};

/** A queue's name says in what state all of its jobs are; those of any other name are dead letters. */
function standingIn(queue: string) {
  const isDeadLetter = !isJobState(queue);
  return {
    state: isJobState(queue) ? queue : ("created" as const),
    isDeadLetter,
    sourceQueue: isDeadLetter ? "created" : null,
    deadLetterCopyId: null,
    redrivenAsId: null,
    rivalId: null,
  };
}

function jobOf(id: string) {
  const standing = standingIn("created");
  return {
    ...standing,
    id,
    queue: "created",
    subject: null,
    error: null,
    retryCount: 0,
    retryLimit: 0,
    createdAt: new Date(0),
    startAfter: new Date(0),
    startedAt: null,
    completedAt: null,
    payload: null,
    output: null,
    key: null,
    heartbeatAt: null,
    expireInSeconds: 1,
    keptUntil: null,
    source: null,
    deadLetterCopy: null,
    refusals: judgeJobActions(standing),
  };
}
