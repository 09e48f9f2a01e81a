import type { Database } from "../database/client.ts";
import { MAX_VIEWS_PER_SCREEN, type SavedViewScreen } from "../domain/saved-view.ts";

/** `query` is what stands behind the question mark of the list's address. */
export type SavedViewItem = { id: string; name: string; query: string; actorLabel: string; createdAt: Date };

/** What is kept under a name for a screen, by name. Everybody sees the same. */
export function listSavedViews(database: Database, { screen }: { screen: SavedViewScreen }): Promise<SavedViewItem[]> {
  return database.savedView.findMany({
    where: { screen },
    select: { id: true, name: true, query: true, actorLabel: true, createdAt: true },
    orderBy: [{ name: "asc" }],
    take: MAX_VIEWS_PER_SCREEN,
  });
}
