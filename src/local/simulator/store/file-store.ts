import { mkdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { openRecordStore, type RecordStore } from "./record-store.ts";
import { type StoredFile, storedFileSchema } from "./stored-file.ts";

/** The files that were uploaded, and those that batches wrote. Contents are on disk only. */
export type FileStore = Pick<RecordStore<StoredFile>, "find" | "list" | "clear"> & {
  /** Forgets a file; its contents stay while a batch is still to read them. */
  remove(id: string, options: { keepContents: boolean }): Promise<void>;
  /** A new path for contents that are being written; what is left there is gone after the next start. */
  draftPath(): string;
  /** Makes a file of a finished draft. With an id that is known, the file replaces the one of that id. */
  adopt(draft: string, file: Pick<StoredFile, "id" | "fileName" | "purpose">): Promise<StoredFile>;
  contentPath(id: string): string;
};

export async function openFileStore(directory: string): Promise<FileStore> {
  const records = await openRecordStore(join(directory, "files"), storedFileSchema);
  const contents = join(directory, "contents");
  const drafts = join(directory, "drafts");
  await rm(drafts, { recursive: true, force: true });
  await Promise.all([mkdir(contents, { recursive: true }), mkdir(drafts, { recursive: true })]);
  const contentPath = (id: string) => join(contents, id);
  const forget = (id: string) => rm(contentPath(id), { force: true });
  let draftCount = 0;

  return {
    find: records.find,
    list: records.list,
    contentPath,
    draftPath() {
      draftCount += 1;
      return join(drafts, String(draftCount));
    },
    async adopt(draft, { id, fileName, purpose }) {
      const { size } = await stat(draft);
      await rename(draft, contentPath(id));
      const sequence = records.find(id)?.sequence ?? records.nextSequence();
      const file: StoredFile = { id, sequence, fileName, purpose, bytes: size, createdAt: Date.now() };
      await records.put(file);
      return file;
    },
    async remove(id, { keepContents }) {
      await records.remove(id);
      if (!keepContents) await forget(id);
    },
    async clear() {
      const ids = records.list().map((file) => file.id);
      await records.clear();
      await Promise.all(ids.map(forget));
    },
  };
}
