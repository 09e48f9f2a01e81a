import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { isTerminalProviderStatus } from "../../../domain/provider-status.ts";
import type { Simulation } from "../simulation.ts";
import { encodeFile, type StoredFile } from "../store/stored-file.ts";
import { deliverContent } from "./file-content.ts";
import { noSuchFile } from "./openai-error.ts";
import { operation } from "./operation.ts";
import { encodeList, pageOf, parse } from "./parse.ts";
import { receiveUpload } from "./upload.ts";

const MAX_PAGE = 10_000;

const listSchema = z.object({
  after: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(MAX_PAGE),
  order: z.enum(["asc", "desc"]).default("desc"),
  purpose: z.string().optional(),
});

const paramsSchema = z.object({ id: z.string() });

/** OpenAI's Files API. Source: OpenAI's API reference. */
export function addFileRoutes(server: FastifyInstance, simulation: Simulation): void {
  const { files, batches, log } = simulation;
  const idOf = (request: FastifyRequest) => parse(paramsSchema, request.params).id;
  const targetOf = (request: FastifyRequest) => ({ id: idOf(request) });
  const noTarget = () => ({});
  const get = (request: FastifyRequest): StoredFile => {
    const id = idOf(request);
    const file = files.find(id);
    if (file === undefined) throw noSuchFile(id);
    return file;
  };

  server.post(
    "/files",
    operation(simulation, {
      operation: "files.create",
      targetOf: noTarget,
      async effect(request) {
        const file = await receiveUpload(request, files, simulation.settings.get().maxFileBytes);
        log.info({ fileId: file.id, fileName: file.fileName, bytes: file.bytes }, "file.created");
        return encodeFile(file);
      },
    }),
  );

  server.get(
    "/files",
    operation(simulation, {
      operation: "files.list",
      targetOf: noTarget,
      async effect(request) {
        const { order, purpose, ...query } = parse(listSchema, request.query);
        const all = files.list().filter((file) => purpose === undefined || file.purpose === purpose);
        const { data, hasMore } = pageOf(order === "asc" ? all : all.reverse(), query);
        return encodeList(data.map(encodeFile), hasMore);
      },
    }),
  );

  server.get(
    "/files/:id",
    operation(simulation, {
      operation: "files.retrieve",
      targetOf,
      effect: async (request) => encodeFile(get(request)),
    }),
  );

  server.get(
    "/files/:id/content",
    operation(simulation, {
      operation: "files.content",
      targetOf,
      effect: async (request) => get(request),
      deliver: (reply, file, faults) => deliverContent(reply, files.contentPath(file.id), file.bytes, faults),
    }),
  );

  server.delete(
    "/files/:id",
    operation(simulation, {
      operation: "files.delete",
      targetOf,
      async effect(request) {
        const { id } = get(request);
        const keepContents = batches
          .list()
          .some((batch) => batch.inputFileId === id && !isTerminalProviderStatus(batch.status));
        await files.remove(id, { keepContents });
        log.info({ fileId: id }, "file.deleted");
        return { id, object: "file", deleted: true };
      },
    }),
  );
}
