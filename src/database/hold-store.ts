import type { Database, Transaction } from "./client.ts";

/**
 * A reason to hold back. `until` is null for as long as it takes; it may depend on how often the hold has been put since
 * it was lifted, this time included.
 */
export type HoldInput = {
  scope: string;
  code: string;
  message: string;
  until: Date | null | ((count: number) => Date);
  now: Date;
};

/** Puts a hold in place, or counts it once more. @returns how often it has been put since it was lifted */
export async function putHold(tx: Transaction | Database, hold: HoldInput): Promise<number> {
  const { scope, code, message, until, now } = hold;
  const fixed = typeof until === "function" ? null : until;
  const { count } = await tx.pipelineHold.upsert({
    where: { scope },
    create: { scope, code, message, until: fixed, since: now },
    update: { code, message, until: fixed, count: { increment: 1 } },
  });
  if (typeof until === "function") await tx.pipelineHold.update({ where: { scope }, data: { until: until(count) } });
  return count;
}

/** @returns whether it was there */
export async function liftHold(tx: Transaction | Database, scope: string): Promise<boolean> {
  const { count } = await tx.pipelineHold.deleteMany({ where: { scope } });
  return count > 0;
}

/** Lifts a hold whose time was over by then. */
export async function liftExpiredHold(tx: Transaction, scope: string, by: Date): Promise<void> {
  await tx.pipelineHold.deleteMany({ where: { scope, until: { lte: by } } });
}

/** Whether it is there, even when its time is over. */
export async function hasHold(tx: Transaction | Database, scope: string): Promise<boolean> {
  return (await tx.pipelineHold.count({ where: { scope } })) > 0;
}

/** Those of the scopes that hold at this moment; one whose time is over no longer does. */
export async function listActiveHolds(
  tx: Transaction | Database,
  scopes: readonly string[],
  now: Date,
): Promise<string[]> {
  const rows = await tx.pipelineHold.findMany({
    where: { scope: { in: [...scopes] }, OR: [{ until: null }, { until: { gt: now } }] },
    select: { scope: true },
  });
  return rows.map((row) => row.scope);
}
