import type { TestFault } from "../control-simulator.ts";
import type { Random } from "./random.ts";

type Maker = (random: Random) => TestFault;

/** Calls that change nothing: any answer may be lost or wrong. */
const READS = ["files.list", "batches.list", "batches.retrieve", "files.content"] as const;
const ALL = [...READS, "files.create", "batches.create"] as const;

const rows = (random: Random) => ({ from: random.int(1, 8), count: random.int(1, 3) });

/** What can happen to a call. What OpenAI would never do is not here: a refusal with an effect, a status that is a lie. */
const CALLS: readonly [Maker, ...Maker[]] = [
  (random) => ({
    kind: "respond",
    operation: random.pick(ALL),
    status: random.pick([500, 502, 503]),
    when: random.pick(["before", "after"]),
    times: random.int(1, 4),
  }),
  (random) => ({
    kind: "drop",
    operation: random.pick(ALL),
    when: random.pick(["before", "after"]),
    times: random.int(1, 4),
  }),
  (random) => ({
    kind: "respond",
    operation: random.pick(ALL),
    status: 429,
    headers: { "retry-after": String(random.int(0, 2)) },
    times: random.int(1, 3),
  }),
  (random) => ({ kind: "delay", operation: random.pick(ALL), milliseconds: random.int(100, 4000) }),
  (random) => ({ kind: "respond", operation: random.pick([...READS, "batches.create"]), status: 404 }),
  (random) => ({ kind: "respond", operation: random.pick(ALL), status: random.pick([401, 403]) }),
  (random) => ({ kind: random.pick(["cut", "stall"]), operation: "files.content", afterBytes: random.int(0, 9000) }),
  (random) => ({
    kind: "patch",
    operation: "batches.retrieve",
    fields: random.pick<Record<string, unknown>>([
      { output_file_id: null },
      { error_file_id: "" },
      { status: "validating" },
      { status: "pondering" },
      { request_counts: { total: 7, completed: 90, failed: -1 } },
    ]),
    times: random.int(1, 3),
  }),
];

/** What can happen to a batch as a whole. */
const BATCHES: readonly [Maker, ...Maker[]] = [
  (random) => ({ kind: "expire", afterRows: random.int(0, 8) }),
  () => ({ kind: "fail_validation", errors: [{ code: "token_limit_exceeded", message: "Enqueued tokens." }] }),
  (random) => ({
    kind: "fail_validation",
    errors: [{ code: "invalid_json_line", message: "Not parseable.", line: random.int(1, 9) }],
  }),
  () => ({ kind: "fail_validation", errors: [{ code: "invalid_file", message: "The input file was not found." }] }),
  () => ({ kind: "fail_validation", errors: [{ code: "server_error", message: "Something went wrong." }] }),
  (random) => ({ kind: "hold", status: random.pick(["validating", "in_progress", "finalizing"]) }),
  () => ({ kind: "forget_unrun" }),
  (random) => ({
    kind: "file_format",
    lineEnding: random.pick(["lf", "crlf"]),
    finalNewline: random.chance(0.5),
    byteOrderMark: random.chance(0.5),
  }),
];

/** What can happen to single rows. */
const ROWS: readonly [Maker, ...Maker[]] = [
  (random) => ({ kind: "row_error", rows: rows(random), status: random.pick([500, 429, 503]) }),
  (random) => ({ kind: "row_error", rows: rows(random), status: 400, code: "context_length_exceeded" }),
  (random) => ({ kind: "row_no_response", rows: rows(random) }),
  (random) => ({ kind: "row_missing", rows: rows(random) }),
  (random) => ({
    kind: "row_answer",
    rows: rows(random),
    answer: random.pick([
      ...(["invalid_json", "wrong_schema", "empty", "line_separators", "refusal", "content_filter", "length"] as const),
    ]),
  }),
  (random) => ({
    kind: "row_line",
    rows: rows(random),
    line: random.pick(["malformed", "empty", "truncated", "duplicate", "foreign"]),
  }),
];

/** Costs a second or two each, since a line of 12 MB is written and read. */
const HUGE: readonly [Maker, ...Maker[]] = [
  () => ({ kind: "row_answer", rows: { count: 1 }, answer: "huge" }),
  () => ({ kind: "row_line", rows: { count: 1 }, line: "huge" }),
];

/** Any fault of the simulator's vocabulary that passes: what lasts for a day (`vanish`) has tests of its own. */
export function randomFault(random: Random): TestFault {
  const dice = random.int(1, 100);
  const makers = dice <= 55 ? CALLS : dice <= 75 ? BATCHES : dice <= 98 ? ROWS : HUGE;
  return { ...random.pick(makers)(random), skip: random.chance(0.6) ? 0 : random.int(1, 2) };
}
