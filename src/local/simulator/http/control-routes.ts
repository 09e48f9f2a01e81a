import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { isTerminalProviderStatus } from "../../../domain/provider-status.ts";
import { faultSchema } from "../faults/fault.ts";
import { settingsSchema } from "../settings.ts";
import { resetSimulation, type Simulation } from "../simulation.ts";
import { webhookSchema } from "../webhooks.ts";
import { parse } from "./parse.ts";

const faultsSchema = z.preprocess((body) => (Array.isArray(body) ? body : [body]), z.array(faultSchema));

/** How a simulation is looked at and steered. None of it exists at OpenAI. */
export function addControlRoutes(server: FastifyInstance, simulation: Simulation): void {
  const { files, batches, faults, settings, webhooks, ledger, runner, speed } = simulation;

  server.get("/state", async () => ({
    simulated: true,
    pid: process.pid,
    speed,
    files: countBy(files.list(), ({ purpose }) => purpose),
    batches: { ...countBy(batches.list(), ({ status }) => status), total: batches.list().length },
    faults: faults.list().length,
    webhooks: webhooks.list().length,
  }));

  server.get("/faults", async () => ({ faults: faults.list() }));
  server.post("/faults", async (request) => ({ faults: await faults.add(parse(faultsSchema, request.body)) }));
  server.put("/faults", async (request) => {
    const scripted = parse(faultsSchema, request.body);
    await faults.clear();
    return { faults: await faults.add(scripted) };
  });
  server.delete("/faults", async () => {
    await faults.clear();
    await releaseHeld(simulation);
    return { faults: [] };
  });

  server.get("/settings", async () => settings.get());
  server.post("/settings", async (request) => {
    const changes = parse(settingsSchema.partial(), request.body);
    await settings.set(settingsSchema.parse({ ...settings.get(), ...changes }));
    return settings.get();
  });

  server.get("/webhooks", async () => ({ webhooks: webhooks.list().map(({ url }) => ({ url })) }));
  server.post("/webhooks", async (request) => {
    const endpoint = parse(webhookSchema, request.body);
    await webhooks.register(endpoint);
    return { url: endpoint.url };
  });

  server.get("/ledger", () => ledger.summarize());
  server.get("/ledger.jsonl", async (_request, reply) =>
    reply.type("application/jsonl").send(Readable.from(ledger.read())),
  );

  server.post("/reset", async () => {
    await resetSimulation(simulation);
    return { reset: true };
  });

  /** Answers when every batch has reached a terminal status and its webhooks are told. */
  server.get("/done", async () => {
    await runner.settled();
    return { done: true };
  });
}

function countBy<T>(items: readonly T[], nameOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[nameOf(item)] = (counts[nameOf(item)] ?? 0) + 1;
  return counts;
}

async function releaseHeld({ batches, runner }: Simulation): Promise<void> {
  for (const batch of batches.list().filter(({ status }) => !isTerminalProviderStatus(status))) {
    const batchFaults = batch.batchFaults.filter(({ kind }) => kind !== "hold");
    if (batchFaults.length === batch.batchFaults.length) continue;
    await batches.put({ ...batch, batchFaults });
    runner.wake(batch.id);
  }
}
