import { expect, test } from "vitest";
import { decodeCursor, encodeCursor } from "./cursor.ts";
import { AppError } from "./errors.ts";

const position = {
  direction: "after",
  sortKey: 1_795_540_496_123_457n,
  id: "3f0e8a9c-0b5d-4c57-9d55-0a6a3f1f9a10",
} as const;

test("gives back the very place, to the microsecond", () => {
  expect(decodeCursor(encodeCursor(position, "failed"), "failed")).toEqual(position);
});

test("needs no escaping in a URL", () => {
  expect(encodeCursor(position, "failed")).toMatch(/^[\w-]+$/u);
});

test("refuses a cursor of another filter", () => {
  const cursor = encodeCursor(position, "failed");
  expect(() => decodeCursor(cursor, "complete")).toThrow(
    new AppError("INVALID_INPUT", "cursor: belongs to a list with another filter"),
  );
});

test.each(["", "garbage", "💥", "a".repeat(10_000), Buffer.from("after 2 3 4").toString("base64url")])(
  "refuses what is no cursor: %.20s",
  (cursor) => {
    expect(() => decodeCursor(cursor, "failed")).toThrow(new AppError("INVALID_INPUT", "cursor: is not a cursor"));
  },
);

test("refuses a time beyond what the database can hold", () => {
  const cursor = encodeCursor({ ...position, sortKey: 10n ** 18n }, "failed");
  expect(() => decodeCursor(cursor, "failed")).toThrow(AppError);
});
