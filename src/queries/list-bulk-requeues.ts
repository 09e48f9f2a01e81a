import type { Database } from "../database/client.ts";
import type { BulkRequeueStatus } from "../database/generated/enums.ts";
import { AppError } from "../shared/errors.ts";

/** How far a bulk requeue is. `filter` is as the parameters of the screen's address. */
export type BulkRequeueView = {
  id: string;
  filter: Record<string, string>;
  status: BulkRequeueStatus;
  matchedCount: number;
  requeuedCount: number;
  skippedCount: number;
  notFoundCount: number;
  actorLabel: string;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
};

const COLUMNS = {
  id: true,
  filter: true,
  status: true,
  matchedCount: true,
  requeuedCount: true,
  skippedCount: true,
  notFoundCount: true,
  actorLabel: true,
  createdAt: true,
  startedAt: true,
  finishedAt: true,
} as const;

const MOST = 20;

/** The latest, newest first. */
export async function listBulkRequeues(database: Database): Promise<BulkRequeueView[]> {
  const rows = await database.bulkRequeue.findMany({
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST,
    select: COLUMNS,
  });
  return rows.map(viewOf);
}

/** @throws {AppError} NOT_FOUND */
export async function getBulkRequeue(database: Database, id: string): Promise<BulkRequeueView> {
  const row = await database.bulkRequeue.findUnique({ where: { id }, select: COLUMNS });
  if (row === null) throw new AppError("NOT_FOUND", "There is no bulk requeue with this id.");
  return viewOf(row);
}

function viewOf(row: Omit<BulkRequeueView, "filter"> & { filter: unknown }): BulkRequeueView {
  const { filter } = row;
  const entries = typeof filter === "object" && filter !== null ? Object.entries(filter) : [];
  return { ...row, filter: Object.fromEntries(entries.map(([name, value]) => [name, String(value)])) };
}
