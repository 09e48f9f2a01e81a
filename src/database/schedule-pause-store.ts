import type { Database, Transaction } from "./client.ts";

/** A recurring job that somebody has paused, by its name. */
export type SchedulePause = { name: string; pausedAt: Date; actorLabel: string };

/** Until the transaction ends nobody else plans, pauses or resumes anything. Whoever only reads does not wait. */
export async function lockSchedulePauses(tx: Transaction): Promise<void> {
  await tx.$executeRaw`LOCK TABLE "SchedulePause" IN SHARE ROW EXCLUSIVE MODE`;
}

export function listSchedulePauses(database: Database | Transaction): Promise<SchedulePause[]> {
  return database.schedulePause.findMany();
}

/** Whether the job was not paused before. */
export async function insertSchedulePause(tx: Transaction, pause: SchedulePause): Promise<boolean> {
  const { count } = await tx.schedulePause.createMany({ data: [pause], skipDuplicates: true });
  return count === 1;
}

/** Whether the job was paused. */
export async function deleteSchedulePause(tx: Transaction, name: string): Promise<boolean> {
  const { count } = await tx.schedulePause.deleteMany({ where: { name } });
  return count === 1;
}
