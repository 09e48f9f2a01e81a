import { expect, test } from "vitest";
import { transcriptText } from "./transcript-text.ts";

test("writes a message a line, with its time where it is known", () => {
  const messages = [
    { timestamp: new Date("2026-11-20T12:00:00Z"), role: "User", content: "Hello\nagain" },
    { timestamp: null, role: "Assistant", content: "Good day" },
  ];
  expect(transcriptText(messages)).toBe("[2026-11-20T12:00:00.000Z] User: Hello\nagain\nAssistant: Good day\n");
});
