import { expect, test } from "vitest";
import { describeCron } from "./cron-words.ts";

test.each([
  ["*/10 * * * *", "Every 10 minutes"],
  ["* * * * *", "Every minute"],
  ["0 * * * *", "Every hour"],
  ["0 */6 * * *", "Every 6 hours"],
  ["30 4 * * *", "Every day at 04:30"],
])("says %s as %s", (cron, words) => {
  expect(describeCron(cron)).toBe(words);
});

test.each(["*/7 * * * *", "0 9 * * 1-5", "5,35 * * * *", "*/30 * * * * *"])(
  "leaves %s as it stands, because simple words would be wrong",
  (cron) => {
    expect(describeCron(cron)).toBe(cron);
  },
);
