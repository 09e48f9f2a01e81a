import { z } from "zod";

const operation = z.literal("batch.rows").default("batch.rows");

/** Which rows: every so many lines from a line on (counted from 1), at most so many of them; or those named. */
const rows = z
  .object({
    from: z.number().int().min(1).default(1),
    every: z.number().int().min(1).default(1),
    count: z.number().int().min(1).optional(),
    customIds: z.array(z.string()).optional(),
  })
  .prefault({});

/** What can go wrong with rows of a batch. A batch takes its faults when it is created. */
export const rowFaultSchema = z.discriminatedUnion("kind", [
  /** Answered with an HTTP error; not run. */
  z.object({
    kind: z.literal("row_error"),
    operation,
    rows,
    status: z.number().int().min(400).max(599).default(500),
    code: z.string().nullable().default("server_error"),
    type: z.string().nullable().default("server_error"),
    message: z.string().default("The server had an error while processing your request."),
  }),
  /** Not answered at all, with a reason; not run. */
  z.object({
    kind: z.literal("row_no_response"),
    operation,
    rows,
    code: z.string().default("request_timeout"),
    message: z.string().default("The request timed out."),
  }),
  /** In neither file, and in no count; not run. */
  z.object({ kind: z.literal("row_missing"), operation, rows }),
  /** Run, but with an answer of this kind. */
  z.object({
    kind: z.literal("row_answer"),
    operation,
    rows,
    answer: z.enum([
      ...(["invalid_json", "wrong_schema", "empty", "huge", "line_separators"] as const),
      ...(["refusal", "content_filter", "length"] as const),
    ]),
  }),
  /** Run, but its line in the output file is of this kind. */
  z.object({
    kind: z.literal("row_line"),
    operation,
    rows,
    line: z.enum(["malformed", "empty", "truncated", "huge", "duplicate", "foreign"]),
  }),
]);

export type RowFault = z.infer<typeof rowFaultSchema>;

/** The fault of the row at this line of the input file, counted from 1. The first that was scripted wins. */
export function findRowFault(faults: readonly RowFault[], line: number, customId: string): RowFault | undefined {
  return faults.find(({ rows: { from, every, count, customIds } }) => {
    if (customIds !== undefined) return customIds.includes(customId);
    const distance = line - from;
    if (distance < 0 || distance % every !== 0) return false;
    return count === undefined || distance / every < count;
  });
}

/** Whether a row with this fault ends as a failed one. */
export function failsRow(fault: RowFault | undefined): boolean {
  return fault?.kind === "row_error" || fault?.kind === "row_no_response";
}
