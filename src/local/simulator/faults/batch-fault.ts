import { z } from "zod";

const batchErrorSchema = z.object({
  code: z.string(),
  message: z.string(),
  param: z.string().nullable().default(null),
  line: z.number().int().nullable().default(null),
});

/** One entry of a failed batch's `errors.data`; `line` counts from 1. */
export type BatchError = z.infer<typeof batchErrorSchema>;

const operation = z.literal("batch.run").default("batch.run");

/** What can go wrong with one batch as a whole. A batch takes its faults when it is created. */
export const batchFaultSchema = z.discriminatedUnion("kind", [
  /** Ends in `failed`, with these errors. */
  z.object({ kind: z.literal("fail_validation"), operation, errors: z.array(batchErrorSchema) }),
  /** Runs this many requests, then ends in `expired`. */
  z.object({ kind: z.literal("expire"), operation, afterRows: z.number().int().min(0) }),
  /** Stays in this status until the faults are cleared. */
  z.object({ kind: z.literal("hold"), operation, status: z.enum(["validating", "in_progress", "finalizing"]) }),
  /** Is unknown, as if it had never been, from this status on. */
  z.object({
    kind: z.literal("vanish"),
    operation,
    status: z.enum(["validating", "in_progress", "finalizing", "terminal"]).default("in_progress"),
  }),
  /** Says nothing in the error file about requests that were not run. */
  z.object({ kind: z.literal("forget_unrun"), operation }),
  /** How its output and error files are written. */
  z.object({
    kind: z.literal("file_format"),
    operation,
    lineEnding: z.enum(["lf", "crlf"]).default("lf"),
    finalNewline: z.boolean().default(true),
    byteOrderMark: z.boolean().default(false),
  }),
]);

export type BatchFault = z.infer<typeof batchFaultSchema>;
