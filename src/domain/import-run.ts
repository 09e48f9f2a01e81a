/** The statuses of an import, and which may follow which. */
export const IMPORT_STATUSES = ["UPLOADING", "WAITING", "RUNNING", "COMPLETED", "FAILED", "CANCELLED"] as const;

export type ImportStatus = (typeof IMPORT_STATUSES)[number];

/**
 * UPLOADING: the file is on its way here. WAITING: a worker will do it. A run that a worker was killed over stays RUNNING
 * until another takes it up again.
 */
export const IMPORT_TRANSITIONS = {
  UPLOADING: ["WAITING", "FAILED", "CANCELLED"],
  WAITING: ["RUNNING", "FAILED", "CANCELLED"],
  RUNNING: ["COMPLETED", "FAILED", "CANCELLED"],
  COMPLETED: [],
  FAILED: [],
  CANCELLED: [],
} as const satisfies Record<ImportStatus, readonly ImportStatus[]>;

/** Imports that may still change. */
export const OPEN_IMPORT_STATUSES: readonly ImportStatus[] = IMPORT_STATUSES.filter(
  (status) => IMPORT_TRANSITIONS[status].length > 0,
);

export type ImportSourceKind = "FILE" | "URL" | "UPLOAD";

export function isImportOpen(status: ImportStatus): boolean {
  return OPEN_IMPORT_STATUSES.includes(status);
}

/** What is going on with an import. */
export function importPhase(status: ImportStatus): "uploading" | "waiting" | "running" | "over" {
  if (!isImportOpen(status)) return "over";
  if (status === "UPLOADING") return "uploading";
  return status === "WAITING" ? "waiting" : "running";
}

/** Whether every line was looked at. */
export function isImportComplete(status: ImportStatus): boolean {
  return status === "COMPLETED";
}

/** How often whoever runs an import says that it is still at it. */
export const IMPORT_HEARTBEAT_SECONDS = 5;

/** Silence after which an import counts as given up by whoever was at it; a slow line may take a while over a piece. */
export const IMPORT_SILENCE_SECONDS = {
  /** A process that began it itself. */
  process: 120,
  /** A browser that uploads. */
  upload: 600,
  /** A worker: its job is noticed as lost much sooner, and this is for the job that is lost itself. */
  worker: 300,
} as const;

/** A run that never comes to its end, for whatever reason, is begun so often and no more. */
export const IMPORT_MAX_ATTEMPTS = 20;

/** What is shown of a source: signed links have their secret in the query. */
export function shownSource(kind: ImportSourceKind, source: string): string {
  return kind === "URL" ? source.replace(/\?.+$/su, "?…") : source;
}
