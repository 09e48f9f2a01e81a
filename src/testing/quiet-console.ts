import { afterEach, beforeEach, expect, type Mock, vi } from "vitest";

// What a library complains of on the console is a mistake of ours that no assertion caught: it fails the test.
let complaints: Mock;

beforeEach(() => {
  complaints = vi.spyOn(console, "error").mockImplementation(() => undefined);
});

afterEach(() => {
  const { calls } = complaints.mock;
  complaints.mockRestore();
  expect(calls, "console.error was called").toEqual([]);
});
