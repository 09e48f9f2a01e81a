import { importPhase } from "../../domain/import-run.ts";
import { formatBytes } from "../ui/format-bytes.ts";
import { formatCount } from "../ui/numbers.ts";
import type { ImportListItem } from "./import-run.ts";

/** `1,184 sessions · 37 known · 3 rejected`; what is none is left out, but for sessions. */
export function describeCounts({ sessionCount, duplicateCount, rejectedCount }: ImportListItem): string {
  const parts = [
    `${formatCount(sessionCount)} ${sessionCount === 1 ? "session" : "sessions"}`,
    duplicateCount > 0 && `${formatCount(duplicateCount)} known`,
    rejectedCount > 0 && `${formatCount(rejectedCount)} rejected`,
  ];
  return parts.filter((part) => part !== false).join(" · ");
}

/** How far an import has come; null when it has ended, or nothing can be told of it. */
export function progressOf(run: ImportListItem): { value: number; max: number; text: string } | null {
  const { status, readBytes, totalBytes } = run;
  const phase = importPhase(status);
  if (phase === "over") return null;
  if (phase === "uploading") return { value: 0, max: 1, text: `${formatBytes(totalBytes ?? 0)} have arrived` };
  if (phase === "waiting") return { value: 0, max: 1, text: "Waits for a worker" };
  return { value: readBytes, max: totalBytes ?? 1, text: describeCounts(run) };
}
