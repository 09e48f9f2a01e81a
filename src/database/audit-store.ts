import type { AuditAction } from "../domain/audit-action.ts";
import type { Transaction } from "./client.ts";
import type { Prisma } from "./generated/client.ts";

/** Who did something. `label` is what a person recognises: an e-mail address, a key's name. */
export type Actor = {
  type: "user" | "api_key" | "command_line" | "system";
  id: string | null;
  label: string;
};

export type AuditEntry = { actor: Actor; action: AuditAction; affectedCount: number; details?: Prisma.InputJsonObject };

/**
 * Leaves a trace of a change: who, what, how many; the database says when. It is part of the change's own transaction,
 * so that neither exists without the other.
 */
export async function recordAudit(tx: Transaction, entry: AuditEntry): Promise<void> {
  const { actor, action, affectedCount, details } = entry;
  await tx.auditLog.create({
    data: {
      actorType: actor.type,
      actorId: actor.id,
      actorLabel: actor.label,
      action,
      affectedCount,
      ...(details === undefined ? {} : { details }),
    },
  });
}
