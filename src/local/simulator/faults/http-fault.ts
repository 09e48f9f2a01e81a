import { z } from "zod";

/** Every call of the API that can be disturbed, by the SDK's name for it. */
export const OPERATIONS = [
  "files.create",
  "files.list",
  "files.retrieve",
  "files.content",
  "files.delete",
  "batches.create",
  "batches.retrieve",
  "batches.list",
  "batches.cancel",
] as const;

export type Operation = (typeof OPERATIONS)[number];

const operation = z.enum(OPERATIONS);
/** Whether the call has had its effect by then: a reply that is lost `after` leaves a file or a batch behind. */
const when = z.enum(["before", "after"]).default("before");
const byteCount = z.number().int().min(0);

/** What can go wrong with one call. */
export const httpFaultSchema = z.discriminatedUnion("kind", [
  /** Answers with this status and body in place of the real answer. */
  z.object({
    kind: z.literal("respond"),
    operation,
    when,
    status: z.number().int().min(200).max(599),
    body: z.unknown().optional(),
    headers: z.record(z.string(), z.string()).default({}),
  }),
  /** Waits before anything happens. */
  z.object({ kind: z.literal("delay"), operation, milliseconds: z.number().int().min(0) }),
  /** Ends the connection without an answer. */
  z.object({ kind: z.literal("drop"), operation, when }),
  /** Sends this much of a file, then ends the connection. */
  z.object({ kind: z.literal("cut"), operation: z.literal("files.content"), afterBytes: byteCount }),
  /** Sends this much of a file, then nothing more, on an open connection. */
  z.object({ kind: z.literal("stall"), operation: z.literal("files.content"), afterBytes: byteCount }),
  /** Answers with these fields of the batch in place of the true ones. */
  z.object({ kind: z.literal("patch"), operation, fields: z.record(z.string(), z.unknown()) }),
]);

export type HttpFault = z.infer<typeof httpFaultSchema>;
