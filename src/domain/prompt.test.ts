import fc from "fast-check";
import { expect, test } from "vitest";
import { anyUtf16 } from "../testing/any-utf16.ts";
import { encodeInputLine, measureInputLine } from "./prompt.ts";

const message = fc.record({
  timestamp: fc.option(fc.date({ min: new Date(0), max: new Date("9999-01-01"), noInvalidDate: true })),
  role: fc.constantFrom("User", "Assistant", "System"),
  content: anyUtf16,
});

test("measures a line, its line break included, to the byte, whatever the messages hold", () => {
  fc.assert(
    fc.property(fc.array(message), (messages) => {
      const request = { id: "r-1", sessionId: "s-1", model: "gpt-4o-mini", messages };
      const { bytes, tokens } = measureInputLine(request);
      expect(bytes).toBe(new TextEncoder().encode(`${encodeInputLine(request)}\n`).length);
      expect(tokens).toBe(Math.ceil(bytes / 4));
    }),
  );
});

test("makes one line, whatever line breaks the messages hold", () => {
  const messages = [{ timestamp: null, role: "User", content: "a\nb\r\nc" }];
  const line = encodeInputLine({ id: "r-1", sessionId: "s-1", model: "gpt-4o-mini", messages });
  expect(line).not.toMatch(/[\r\n]/u);
  expect(JSON.parse(line).body.messages[1].content).toBe("session_id: s-1\nuser: a\nb\r\nc");
});
