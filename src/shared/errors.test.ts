import { expect, test } from "vitest";
import { APP_ERROR_CODES, AppError } from "./errors.ts";

test.each(APP_ERROR_CODES)("says what went wrong by name, and keeps why: %s", (code) => {
  const cause = new Error("why");
  const error = new AppError(code, "what", { cause });
  expect(error).toBeInstanceOf(Error);
  expect({ name: error.name, code: error.code, message: error.message, cause: error.cause }).toEqual({
    name: "AppError",
    code,
    message: "what",
    cause,
  });
});
