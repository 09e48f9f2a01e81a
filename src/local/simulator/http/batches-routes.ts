import { randomBytes } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { isTerminalProviderStatus } from "../../../domain/provider-status.ts";
import { encodeBatch } from "../batches/encode-batch.ts";
import { isKnown } from "../batches/lifecycle.ts";
import { newBatch, type StoredBatch } from "../batches/stored-batch.ts";
import { cancel } from "../batches/transitions.ts";
import type { Simulation } from "../simulation.ts";
import { batchCreateSchema, metadataOf } from "./batch-create.ts";
import { noSuchBatch, noSuchFile, OpenAiError } from "./openai-error.ts";
import { operation } from "./operation.ts";
import { encodeList, pageOf, parse } from "./parse.ts";

const listSchema = z.object({
  after: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

const paramsSchema = z.object({ id: z.string() });

/** OpenAI's Batch API. Source: OpenAI's API reference. */
export function addBatchRoutes(server: FastifyInstance, simulation: Simulation): void {
  const { batches, runner, speed, log } = simulation;
  const encode = (batch: StoredBatch) => encodeBatch(batch, Date.now(), speed);
  const idOf = (request: FastifyRequest) => parse(paramsSchema, request.params).id;
  const targetOf = (request: FastifyRequest) => {
    const id = idOf(request);
    return { id, metadata: batches.find(id)?.metadata ?? undefined };
  };
  const get = (request: FastifyRequest): StoredBatch => {
    const id = idOf(request);
    const batch = batches.find(id);
    if (batch === undefined || !isKnown(batch)) throw noSuchBatch(id);
    return batch;
  };

  server.post(
    "/batches",
    operation(simulation, {
      operation: "batches.create",
      targetOf: (request) => ({ metadata: metadataOf(request.body) }),
      effect: async (request) => encode(await createBatch(simulation, request.body)),
    }),
  );

  server.get(
    "/batches",
    operation(simulation, {
      operation: "batches.list",
      targetOf: () => ({}),
      async effect(request) {
        const known = batches.list().filter(isKnown).reverse();
        const { data, hasMore } = pageOf(known, parse(listSchema, request.query));
        return encodeList(data.map(encode), hasMore);
      },
    }),
  );

  server.get(
    "/batches/:id",
    operation(simulation, {
      operation: "batches.retrieve",
      targetOf,
      effect: async (request) => encode(get(request)),
    }),
  );

  server.post(
    "/batches/:id/cancel",
    operation(simulation, {
      operation: "batches.cancel",
      targetOf,
      async effect(request) {
        const batch = get(request);
        if (isTerminalProviderStatus(batch.status)) {
          throw new OpenAiError(409, `Cannot cancel a batch with status '${batch.status}'.`);
        }
        if (batch.status === "cancelling") return encode(batch);
        const cancelling = cancel(batch, Date.now(), speed);
        await batches.put(cancelling);
        runner.wake(batch.id);
        log.info({ batchId: batch.id, ranCount: cancelling.ranCount }, "batch.cancelling");
        return encode(cancelling);
      },
    }),
  );
}

async function createBatch({ batches, files, faults, runner, log }: Simulation, body: unknown): Promise<StoredBatch> {
  const { input_file_id: inputFileId, endpoint, metadata = null } = parse(batchCreateSchema, body);
  const file = files.find(inputFileId);
  if (file === undefined) throw noSuchFile(inputFileId);
  if (file.purpose !== "batch") {
    throw new OpenAiError(400, `The purpose of file '${inputFileId}' is not 'batch'.`, { param: "input_file_id" });
  }
  const batch = newBatch(
    {
      id: `batch_${randomBytes(16).toString("hex")}`,
      sequence: batches.nextSequence(),
      endpoint,
      inputFileId,
      metadata,
      createdAt: Date.now(),
    },
    await faults.takeForBatch({ metadata: metadata ?? undefined }),
  );
  await batches.put(batch);
  runner.run(batch.id);
  log.info({ batchId: batch.id, inputFileId, metadata }, "batch.created");
  return batch;
}
