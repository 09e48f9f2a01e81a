import { type ImportStatus, isImportComplete } from "../../domain/import-run.ts";
import type { StatusLook } from "../status-look.ts";
import type { ImportListItem } from "./import-run.ts";

export const IMPORT_STATUS_LOOK = {
  UPLOADING: { label: "Uploading", tone: "info", hint: "The file is on its way here." },
  WAITING: { label: "Waiting", tone: "neutral", hint: "A worker will begin as soon as one is free." },
  RUNNING: { label: "Running", tone: "active", hint: "Lines are read, and their transcripts fetched." },
  COMPLETED: { label: "Completed", tone: "success", hint: "Every line was read." },
  FAILED: { label: "Failed", tone: "danger", hint: "It ended early; what it had written stays." },
  CANCELLED: { label: "Cancelled", tone: "neutral", hint: "Stopped by somebody; what it had written stays." },
} as const satisfies Record<ImportStatus, StatusLook>;

const NOTHING_IMPORTED: StatusLook = {
  label: "Nothing imported",
  tone: "warning",
  hint: "Every line was rejected. Is it the right file?",
};

const SILENT: StatusLook = {
  label: "No sign of life",
  tone: "warning",
  hint: "Whoever was at it may have been stopped. It is taken up again, or ends as failed.",
};

/** How an import came out, or stands: a file of which not one line was good has not come out well. */
export function lookOf(run: ImportListItem): StatusLook {
  const isUseless = run.rejectedCount > 0 && run.sessionCount === 0 && run.duplicateCount === 0;
  if (isImportComplete(run.status) && isUseless) return NOTHING_IMPORTED;
  return run.isSilent ? SILENT : IMPORT_STATUS_LOOK[run.status];
}
