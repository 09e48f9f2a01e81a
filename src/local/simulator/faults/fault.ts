import { z } from "zod";
import { batchFaultSchema } from "./batch-fault.ts";
import { httpFaultSchema } from "./http-fault.ts";
import { rowFaultSchema } from "./row-fault.ts";

/** When a scripted fault happens: after `skip` occasions that fit it, on the next `times` of them; null is always. */
const occasionSchema = z.object({
  skip: z.number().int().min(0).default(0),
  times: z.number().int().min(0).nullable().default(1),
  /** Only what has this id (of the file or batch that the call names), or a batch with this metadata. */
  match: z.object({ id: z.string().optional(), metadata: z.record(z.string(), z.string()).optional() }).default({}),
});

/** A fault as it is scripted: what happens, and when. */
export const faultSchema = z.intersection(
  z.discriminatedUnion("kind", [...httpFaultSchema.options, ...batchFaultSchema.options, ...rowFaultSchema.options]),
  occasionSchema,
);

export type Fault = z.infer<typeof faultSchema>;

/** What a call or a new batch is about, as faults see it. */
export type FaultTarget = { id?: string | undefined; metadata?: Readonly<Record<string, string>> | undefined };

export function fits({ match }: Pick<Fault, "match">, target: FaultTarget): boolean {
  if (match.id !== undefined && match.id !== target.id) return false;
  return Object.entries(match.metadata ?? {}).every(([key, value]) => target.metadata?.[key] === value);
}
