import { randomUUID } from "node:crypto";
import { z } from "zod";
import { openValueStore } from "../store/value-store.ts";
import type { BatchFault } from "./batch-fault.ts";
import { type Fault, type FaultTarget, faultSchema, fits } from "./fault.ts";
import type { HttpFault, Operation } from "./http-fault.ts";
import type { RowFault } from "./row-fault.ts";

const entrySchema = z.object({ id: z.string(), fault: faultSchema, happenedCount: z.number() });

/** A scripted fault and how often it happened. `fault.skip` and `fault.times` count down. */
export type FaultEntry = z.infer<typeof entrySchema>;

/** The faults that are scripted. They survive a restart, and each happens as often as it was scripted to. */
export type FaultBook = {
  list(): FaultEntry[];
  add(faults: readonly Fault[]): Promise<FaultEntry[]>;
  clear(): Promise<void>;
  /** The faults of a call that is about to be answered. */
  takeForCall(operation: Operation, target: FaultTarget): Promise<CallFault[]>;
  /** The faults of a batch that is being created. */
  takeForBatch(target: FaultTarget): Promise<RunFault[]>;
};

export type CallFault = Extract<Fault, HttpFault>;
export type RunFault = Extract<Fault, BatchFault | RowFault>;

export async function openFaultBook(file: string): Promise<FaultBook> {
  const store = await openValueStore(file, z.array(entrySchema), []);

  async function take<T extends Fault>(isMeant: (fault: Fault) => fault is T): Promise<T[]> {
    const taken: T[] = [];
    const entries = store.get();
    const next = entries.map((entry) => {
      const { fault } = entry;
      if (!isMeant(fault) || fault.times === 0) return entry;
      if (fault.skip > 0) return { ...entry, fault: { ...fault, skip: fault.skip - 1 } };
      taken.push(fault);
      const times = fault.times === null ? null : fault.times - 1;
      return { ...entry, fault: { ...fault, times }, happenedCount: entry.happenedCount + 1 };
    });
    if (next.some((entry, index) => entry !== entries[index])) await store.set(next);
    return taken;
  }

  return {
    list: store.get,
    async add(faults) {
      const added = faults.map((fault) => ({ id: randomUUID(), fault, happenedCount: 0 }));
      await store.set([...store.get(), ...added]);
      return added;
    },
    clear: () => store.set([]),
    takeForCall: (operation, target) =>
      take((fault): fault is CallFault => fault.operation === operation && (isList(operation) || fits(fault, target))),
    takeForBatch: (target) => take((fault): fault is RunFault => isOfRun(fault) && fits(fault, target)),
  };
}

/** What a list fault is to match are the items of the list, not the call. */
function isList(operation: Operation): boolean {
  return operation === "files.list" || operation === "batches.list";
}

function isOfRun({ operation }: Fault): boolean {
  return operation === "batch.run" || operation === "batch.rows";
}
