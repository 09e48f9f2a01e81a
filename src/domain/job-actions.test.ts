import { expect, test } from "vitest";
import { type JobStanding, judgeJobActions } from "./job-actions.ts";
import { JOB_STATES, type JobState } from "./job-state.ts";

const standing = (state: JobState, facts: Partial<JobStanding> = {}): JobStanding => ({
  state,
  isDeadLetter: false,
  sourceQueue: null,
  deadLetterCopyId: null,
  redrivenAsId: null,
  rivalId: null,
  ...facts,
});
const deadLetter = (state: JobState, facts: Partial<JobStanding> = {}) =>
  standing(state, { isDeadLetter: true, sourceQueue: "batch-apply", ...facts });

const may = (job: JobStanding) =>
  Object.entries(judgeJobActions(job)).flatMap(([action, refusal]) => (refusal === null ? [action] : []));

test("what may be done with a job depends on its state alone, where nothing else is like it", () => {
  expect(Object.fromEntries(JOB_STATES.map((state) => [state, may(standing(state))]))).toEqual({
    created: ["cancel", "delete"],
    retry: ["cancel", "delete"],
    active: ["cancel"],
    completed: ["delete"],
    cancelled: ["retry", "delete"],
    failed: ["retry", "delete"],
  });
});

test("of a failed job and its copy among the dead letters only the copy can be sent back", () => {
  expect(may(standing("failed", { deadLetterCopyId: "copy" }))).toEqual(["delete"]);
  expect(may(deadLetter("created"))).toEqual(["redrive", "delete"]);
  expect(may(standing("failed", { redrivenAsId: "again" }))).toEqual(["delete"]);
  expect(may(deadLetter("failed"))).toEqual(["redrive", "delete"]);
});

test("nothing is sent back or tried again beside a job of the same key", () => {
  expect(may(standing("failed", { rivalId: "rival" }))).toEqual(["delete"]);
  expect(may(deadLetter("created", { rivalId: "rival" }))).toEqual(["delete"]);
});

test("a dead letter that does not say where it came from stays", () => {
  expect(may(deadLetter("created", { sourceQueue: null }))).toEqual(["delete"]);
});

test("says of everything that cannot be done why not, in a sentence", () => {
  for (const job of JOB_STATES.flatMap((state) => [standing(state), deadLetter(state)])) {
    for (const refusal of Object.values(judgeJobActions(job))) expect(refusal ?? "It may.").toMatch(/^[A-Z].*\.$/u);
  }
});
