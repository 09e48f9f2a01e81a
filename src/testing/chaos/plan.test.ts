import { expect, test } from "vitest";
import { faultSchema } from "../../local/simulator/faults/fault.ts";
import { CRASH_POINTS } from "../../pipeline/crash-points.ts";
import { planCampaign } from "./plan.ts";

const livesOf = (seed: number) => {
  const { lifeOf } = planCampaign(seed, 60);
  return Array.from({ length: 900 }, (_, index) => lifeOf(index % 3, Math.floor(index / 3)));
};

test("the same seed injects the same, another seed something else", () => {
  expect(planCampaign(7, 60).happenings).toEqual(planCampaign(7, 60).happenings);
  expect(livesOf(7)).toEqual(livesOf(7));
  expect(planCampaign(8, 60).happenings).not.toEqual(planCampaign(7, 60).happenings);
  expect(livesOf(8)).not.toEqual(livesOf(7));
});

test("ten minutes script more than 500 faults, of every kind that passes, each as the simulator takes it", () => {
  const faults = planCampaign(1, 600).happenings.flatMap((one) => (one.kind === "fault_scripted" ? [one.fault] : []));
  expect(faults.length).toBeGreaterThan(500);
  for (const fault of faults) expect(() => faultSchema.parse(fault)).not.toThrow();
  expect([...new Set(faults.map(({ kind }) => kind))].toSorted()).toEqual([
    ...["cut", "delay", "drop", "expire", "fail_validation", "file_format", "forget_unrun", "hold", "patch", "respond"],
    ...["row_answer", "row_error", "row_line", "row_missing", "row_no_response", "stall"],
  ]);
});

test("every crash point is some worker's end", () => {
  const points = livesOf(1).map(({ crashPoint }) => crashPoint);
  expect([...new Set(points)].toSorted()).toEqual(Object.keys(CRASH_POINTS).toSorted());
});
