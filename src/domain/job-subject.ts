/** What a job is about, where its payload names one thing. */
export type JobSubject = { kind: "batch" | "bulk requeue" | "import"; id: string };

const NAMED_BY = { batchId: "batch", bulkRequeueId: "bulk requeue", importRunId: "import" } as const;

/** The keys of a payload that name what the job is about. */
export const JOB_SUBJECT_KEYS: readonly string[] = Object.keys(NAMED_BY);

/** Null for a payload that names nothing that we know. */
export function readJobSubject(payload: unknown): JobSubject | null {
  if (typeof payload !== "object" || payload === null) return null;
  for (const [key, id] of Object.entries(payload)) {
    if (typeof id === "string" && isSubjectKey(key)) return { kind: NAMED_BY[key], id };
  }
  return null;
}

function isSubjectKey(key: string): key is keyof typeof NAMED_BY {
  return Object.hasOwn(NAMED_BY, key);
}
