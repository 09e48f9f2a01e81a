import { type Actor, recordAudit } from "../../database/audit-store.ts";
import { type Database, inTransaction, type Transaction } from "../../database/client.ts";
import { isUuid } from "../../domain/uuid.ts";
import { AppError } from "../../shared/errors.ts";

type Dependencies = { database: Database };

/** `null`: no limit of ours on prompt tokens that are enqueued at the provider. */
export type TokenLimit = number | null;

/**
 * Makes a model known. Until it has a price, its results have no cost.
 *
 * @throws {AppError} CONFLICT when there is a model of that name
 */
export function addModel(
  { database }: Dependencies,
  { name, enqueuedTokenLimit, actor }: { name: string; enqueuedTokenLimit: TokenLimit; actor: Actor },
): Promise<{ id: string; name: string }> {
  return inTransaction(database, async (tx) => {
    const data = [{ name, enqueuedTokenLimit }];
    const [model] = await tx.aIModel.createManyAndReturn({ data, skipDuplicates: true });
    if (model === undefined) throw new AppError("CONFLICT", `There is a model called ${name} already.`);
    const details = { modelId: model.id, name, enqueuedTokenLimit };
    await recordAudit(tx, { actor, action: "model.created", affectedCount: 1, details });
    return { id: model.id, name };
  });
}

/**
 * Changes how many prompt tokens of a model may be enqueued at the provider. Counts from the next run on.
 *
 * @param expected the limit that the operator saw
 * @throws {AppError} NOT_FOUND; CONFLICT when it is another limit by now
 */
export async function setTokenLimit(
  { database }: Dependencies,
  input: { modelId: string; limit: TokenLimit; expected: TokenLimit; actor: Actor },
): Promise<{ modelId: string; limit: TokenLimit }> {
  const { modelId, limit, expected, actor } = input;
  return inTransaction(database, async (tx) => {
    const { name, enqueuedTokenLimit } = await lockModel(tx, modelId);
    const previousLimit = enqueuedTokenLimit === null ? null : Number(enqueuedTokenLimit);
    if (previousLimit !== expected) throw new AppError("CONFLICT", `The limit of ${name} has just been changed.`);
    if (limit === previousLimit) return { modelId, limit };
    await tx.aIModel.update({ where: { id: modelId }, data: { enqueuedTokenLimit: limit } });
    const details = { modelId, name, previousLimit, limit };
    await recordAudit(tx, { actor, action: "model.limit_changed", affectedCount: 1, details });
    return { modelId, limit };
  });
}

type LockedModel = { name: string; enqueuedTokenLimit: bigint | null };

/**
 * Locks a model, so that changes to it and to its prices take turns.
 *
 * @throws {AppError} NOT_FOUND
 */
export async function lockModel(tx: Transaction, modelId: string): Promise<LockedModel> {
  const id = modelId.toLowerCase();
  const rows = isUuid(id)
    ? await tx.$queryRaw<LockedModel[]>`
        SELECT name, "enqueuedTokenLimit" FROM "AIModel" WHERE id = ${id}::uuid FOR UPDATE`
    : [];
  const [model] = rows;
  if (model === undefined) throw new AppError("NOT_FOUND", "There is no such model.");
  return model;
}
