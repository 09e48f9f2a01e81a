import { type Actor, recordAudit } from "../../database/audit-store.ts";
import { type Database, inTransaction } from "../../database/client.ts";
import { MAX_VIEWS_PER_SCREEN, type SavedViewScreen, viewQuery } from "../../domain/saved-view.ts";
import { isUuid } from "../../domain/uuid.ts";
import { AppError } from "../../shared/errors.ts";

type Dependencies = { database: Database };

/**
 * Keeps the filters of a screen under a name, for everybody.
 *
 * @throws {AppError} CONFLICT when the name is taken on this screen, or when the screen has as many as it can hold
 */
export async function saveView(
  { database }: Dependencies,
  { screen, name, query, actor }: { screen: SavedViewScreen; name: string; query: string; actor: Actor },
): Promise<{ id: string }> {
  return inTransaction(database, async (tx) => {
    if ((await tx.savedView.count({ where: { screen } })) >= MAX_VIEWS_PER_SCREEN) {
      throw new AppError("CONFLICT", `There are ${MAX_VIEWS_PER_SCREEN} views already. Delete one that nobody needs.`);
    }
    const [view] = await tx.savedView.createManyAndReturn({
      data: [{ screen, name, query: viewQuery(query), actorLabel: actor.label }],
      select: { id: true },
      skipDuplicates: true,
    });
    if (view === undefined) throw new AppError("CONFLICT", `There is a view called “${name}” already.`);
    await recordAudit(tx, { actor, action: "views.saved", affectedCount: 1, details: { screen, name } });
    return view;
  });
}

/** @returns whether it was there: somebody else may have deleted it meanwhile */
export async function deleteView(
  { database }: Dependencies,
  { id, actor }: { id: string; actor: Actor },
): Promise<{ isDeleted: boolean }> {
  return inTransaction(database, async (tx) => {
    const view = isUuid(id) ? await tx.savedView.findUnique({ where: { id } }) : null;
    if (view === null) return { isDeleted: false };
    const { count } = await tx.savedView.deleteMany({ where: { id } });
    if (count === 0) return { isDeleted: false };
    const details = { screen: view.screen, name: view.name };
    await recordAudit(tx, { actor, action: "views.deleted", affectedCount: count, details });
    return { isDeleted: true };
  });
}
