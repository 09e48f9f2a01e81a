import { expect, test } from "vitest";
import { matchBlamedLines } from "./blamed-lines.ts";

const error = (line: number | null) => ({ code: "invalid", message: "Bad.", param: null, line });

test("tells the request of each line by its place among those that failed for their line", () => {
  const matched = matchBlamedLines([error(9), error(2), error(9), error(null), error(11)], ["a", "b"], 10);
  expect(matched.map(({ line, requestId }) => [line, requestId])).toEqual([
    [9, "b"],
    [2, "a"],
    [9, "b"],
    [null, null],
    [11, null],
  ]);
});

test("names no request when there are more lines than requests that failed for theirs", () => {
  expect(matchBlamedLines([error(1), error(2)], ["a"], 10).map(({ requestId }) => requestId)).toEqual([null, null]);
});

test("takes what is no line for an error about the whole file", () => {
  expect(matchBlamedLines([error(0), error(1.5)], [], 10).map(({ line }) => line)).toEqual([null, null]);
});
