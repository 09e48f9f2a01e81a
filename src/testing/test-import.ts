import { Readable } from "node:stream";
import { performImport } from "../pipeline/queued-import.ts";
import { receiveUpload } from "../pipeline/steering/import-upload.ts";
import { importFromUrl } from "../pipeline/steering/imports.ts";
import { startTestIntake } from "./test-intake.ts";

const ADA = { type: "user", id: "1", label: "ada@livedash.test" } as const;

/** Imports as the console asks for them, with each worker's turn taken by the test itself. */
export async function startTestImports(overrides: Parameters<typeof startTestIntake>[0] = {}) {
  const intake = await startTestIntake(overrides);
  const { deps, database } = intake;
  const enqueued: string[] = [];
  const steering = {
    ...deps,
    enqueueImport: async (_tx: unknown, ids: readonly string[]) => {
      enqueued.push(...ids);
    },
  };
  return {
    ...intake,
    steering,
    actor: ADA,
    enqueued,
    /** @returns the id of the import */
    upload: async (text: string | AsyncIterable<Uint8Array>, given: { base?: string; maxBytes?: number } = {}) => {
      const body = typeof text === "string" ? Readable.from([Buffer.from(text)]) : text;
      const { base: transcriptBaseUrl = null, maxBytes = 10_000_000 } = given;
      const fixed = { company: "Acme", fileName: "sessions.csv", actor: ADA };
      return (await receiveUpload(steering, { ...fixed, transcriptBaseUrl, body, maxBytes })).importRunId;
    },
    fromUrl: async (url: string, credentials: { user: string; password: string } | null = null) =>
      (await importFromUrl(steering, { company: "Acme", url, credentials, actor: ADA })).importRunId,
    perform: (importRunId: string) => performImport(deps, importRunId),
    getRun: (id: string) => database.importRun.findUniqueOrThrow({ where: { id } }),
    listRejections: (importRunId: string) =>
      database.importRejection.findMany({
        where: { importRunId },
        orderBy: { line: "asc" },
        select: { line: true, reason: true },
      }),
  };
}
