import { setTimeout as pause } from "node:timers/promises";
import type { FastifyReply, FastifyRequest } from "fastify";
import { type FaultTarget, fits } from "../faults/fault.ts";
import type { CallFault } from "../faults/fault-book.ts";
import type { HttpFault, Operation } from "../faults/http-fault.ts";
import type { Simulation } from "../simulation.ts";

type Interruption = Extract<HttpFault, { kind: "respond" | "drop" }>;

/**
 * The handler of one call of the API, which happens as it should unless a fault is scripted for it: later, not at all,
 * unseen by the caller, or with another answer.
 */
export function operation<T>(
  simulation: Simulation,
  call: {
    operation: Operation;
    targetOf(request: FastifyRequest): FaultTarget;
    effect(request: FastifyRequest): Promise<T>;
    deliver?(reply: FastifyReply, result: T, faults: readonly CallFault[]): Promise<FastifyReply>;
  },
) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const faults = await simulation.faults.takeForCall(call.operation, call.targetOf(request));
    const kinds = faults.map(({ kind }) => kind);
    if (kinds.length > 0) simulation.log.warn({ operation: call.operation, kinds }, "fault.happened");
    for (const fault of faults) if (fault.kind === "delay") await pause(fault.milliseconds);
    const before = findInterruption(faults, "before");
    if (before !== undefined) return interrupt(reply, before);
    const result = await call.effect(request);
    const after = findInterruption(faults, "after");
    if (after !== undefined) return interrupt(reply, after);
    if (call.deliver !== undefined) return call.deliver(reply, result, faults);
    return reply.send(patch(result, faults));
  };
}

function findInterruption(faults: readonly HttpFault[], when: "before" | "after"): Interruption | undefined {
  return faults.find(
    (fault): fault is Interruption => (fault.kind === "respond" || fault.kind === "drop") && fault.when === when,
  );
}

function interrupt(reply: FastifyReply, fault: Interruption): FastifyReply {
  if (fault.kind === "drop") {
    reply.hijack();
    reply.raw.destroy();
    return reply;
  }
  const message = "A scripted fault answers this call.";
  const body = fault.body ?? { error: { message, type: "server_error", param: null, code: null } };
  return reply.code(fault.status).headers(fault.headers).send(body);
}

function patch(result: unknown, faults: readonly CallFault[]): unknown {
  if (!isObject(result)) return result;
  let patched = result;
  for (const fault of faults) {
    if (fault.kind === "patch") {
      const { data } = patched;
      patched = Array.isArray(data)
        ? {
            ...patched,
            data: data.map((item: unknown) => (isMeant(fault, item) ? { ...item, ...fault.fields } : item)),
          }
        : { ...patched, ...fault.fields };
    }
  }
  return patched;
}

function isMeant(fault: CallFault, item: unknown): item is Record<string, unknown> {
  if (!isObject(item)) return false;
  const { id, metadata } = item;
  return fits(fault, {
    id: typeof id === "string" ? id : undefined,
    metadata: isObject(metadata) ? stringsOf(metadata) : undefined,
  });
}

function stringsOf(values: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, String(value)]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
