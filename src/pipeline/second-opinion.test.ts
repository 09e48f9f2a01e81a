import { LLMock } from "@copilotkit/aimock";
import { expect, onTestFinished, test } from "vitest";
import { createOpenAiProvider } from "../provider/openai-provider.ts";
import { seedSessions } from "../testing/seed-sessions.ts";
import { countStatuses, startTestPipeline } from "../testing/test-pipeline.ts";
import { cancelBatch } from "./batch-canceller.ts";
import { createBatches } from "./batch-creator.ts";
import { pollBatches } from "./batch-poller.ts";
import { submitBatch } from "./batch-submitter.ts";
import type { PipelineSettings } from "./dependencies.ts";
import { sweepProviderFiles } from "./provider-file-sweeper.ts";
import { applyBatch } from "./result-applier.ts";

const ACTOR = { type: "system", id: null, label: "test" } as const;

/** The pipeline against a server of OpenAI's Files and Batches that nobody here wrote. */
async function withStranger(settings: Partial<PipelineSettings> = {}) {
  const mock = new LLMock({ port: 0 });
  await mock.start();
  onTestFinished(() => mock.stop());
  const pipeline = await startTestPipeline(settings);
  const provider = createOpenAiProvider({ apiKey: "sk-test", baseUrl: `${mock.url}/v1`, timeoutSeconds: 5 });
  const deps = { ...pipeline.deps, provider };
  await seedSessions(pipeline.database, { count: 5 });
  const [batchId = ""] = (await createBatches(deps)).batchIds;
  const getBatch = () => pipeline.database.aIBatchRequest.findUniqueOrThrow({ where: { id: batchId } });
  // What the mock holds is the whole process's: what is ours is told by our batch.
  const listOurs = async () => {
    const batches = await Array.fromAsync(provider.listBatches());
    const files = await Array.fromAsync(provider.listInputFiles());
    return {
      batches: batches.filter(({ metadata }) => metadata?.["livedash_batch_id"] === batchId).length,
      files: files.filter(({ fileName }) => fileName === `${batchId}.jsonl`).length,
    };
  };
  return { ...pipeline, deps, batchId, getBatch, listOurs, submit: () => submitBatch(deps, batchId) };
}

test("goes all the way against a server that nobody here wrote: its answers are no analyses, and are paid for all the same", async () => {
  const { deps, database, submit, batchId, getBatch } = await withStranger({ maxAttempts: 1 });
  expect(await submit()).toBe("submitted");
  expect(await pollBatches(deps)).toMatchObject({ changedCount: 1, terminalCount: 0 });
  expect(await getBatch()).toMatchObject({ status: "IN_PROGRESS", providerTotal: 5 });
  expect(await pollBatches(deps)).toMatchObject({ terminalCount: 1 });
  expect(await getBatch()).toMatchObject({ status: "COMPLETED", providerCompleted: 5 });
  expect(await applyBatch(deps, batchId)).toEqual({
    succeededCount: 0,
    failedCount: 5,
    requeuedCount: 0,
    finalStatus: "PROCESSED",
  });
  const attempts = await database.aIRequestAttempt.findMany();
  expect(attempts).toHaveLength(5);
  for (const attempt of attempts) {
    expect(attempt).toMatchObject({ errorCode: "invalid_output", promptTokens: 1, completionTokens: 1 });
    expect(attempt.rawResponse).toContain("Mock batch completion");
  }
});

test("adopts the batch that a stranger's server already has, and its file", async () => {
  const { submit, database, batchId, getBatch, listOurs } = await withStranger();
  await submit();
  const { openaiBatchId, inputFileId } = await getBatch();
  const crashed = { status: "UPLOADING", openaiBatchId: null, inputFileId: null } as const;
  await database.aIBatchRequest.update({ where: { id: batchId }, data: crashed });
  expect(await submit()).toBe("adopted");
  expect(await getBatch()).toMatchObject({ openaiBatchId, inputFileId });
  expect(await listOurs()).toEqual({ batches: 1, files: 1 });
});

test("cancels at a stranger's server, which names neither file, and deletes the input file there in the end", async () => {
  const { submit, deps, database, listOurs, batchId, clock } = await withStranger();
  await submit();
  expect(await cancelBatch(deps, { batchId, actor: ACTOR })).toMatchObject({ providerStatus: "cancelling" });
  expect(await pollBatches(deps)).toMatchObject({ terminalCount: 1 });
  expect(await applyBatch(deps, batchId)).toMatchObject({ failedCount: 5, finalStatus: "CANCELLED" });
  expect(await countStatuses(database)).toEqual({ PROCESSING_FAILED: 5 });
  expect(await listOurs()).toMatchObject({ files: 1 });
  clock.forward(25 * 3600);
  expect(await sweepProviderFiles(deps)).toMatchObject({ deletedCount: 1 });
  expect(await listOurs()).toMatchObject({ files: 0 });
});
