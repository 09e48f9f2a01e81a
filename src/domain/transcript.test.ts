import fc from "fast-check";
import { expect, test } from "vitest";
import { anyUtf16 } from "../testing/any-utf16.ts";
import { createLocalTimeReader } from "./local-time.ts";
import { parseTranscript, spreadTimes, type TranscriptMessage } from "./transcript.ts";

const START = new Date("2025-04-01T08:00:00Z");
const parse = (text: string, timeZone = "UTC") =>
  parseTranscript(text, { readTime: createLocalTimeReader(timeZone), startTime: START });
const brief = (text: string) => parse(text).map(({ role, content }) => `${role}: ${content}`);

test("reads a message a line, with its time in the company's zone", () => {
  const text = "[01.04.2025 10:00:05] User: Hi\n[01.04.2025 10:00:09] Assistant: Hello: how are you?\n";
  expect(parse(text, "Europe/Amsterdam")).toEqual([
    { role: "User", content: "Hi", timestamp: new Date("2025-04-01T08:00:05Z") },
    { role: "Assistant", content: "Hello: how are you?", timestamp: new Date("2025-04-01T08:00:09Z") },
  ]);
});

test("takes roles in any case, without times, with any line breaks and a byte order mark", () => {
  const expected = ["User: a", "Assistant: b", "System: c"];
  for (const lineBreak of ["\n", "\r\n", "\r"]) {
    expect(brief(`\uFEFFUSER: a${lineBreak}assistant:b${lineBreak}  sYstem : c${lineBreak}`)).toEqual(expected);
  }
});

test("continues the message above with a line that begins with no role", () => {
  expect(brief("User: one\ntwo\n\nManager: three\nAssistant: four")).toEqual([
    "User: one\ntwo\n\nManager: three",
    "Assistant: four",
  ]);
});

test("leaves out what stands before the first message, and messages without words", () => {
  expect(brief("Chat 42\nexported\nUser: hi\nAssistant:  \nUser:\nyes")).toEqual(["User: hi", "User: yes"]);
  for (const text of ["", "\n\n", "nothing but words", "User:", "[01.04.2025 10:00:00] no role"]) {
    expect(brief(text)).toEqual([]);
  }
});

test("begins a message even when its bracket holds no time that exists", () => {
  expect(parse("[2025-04-01] User: hi\n[31.02.2025 10:00:00] Assistant: ho")).toEqual([
    { role: "User", content: "hi", timestamp: null },
    { role: "Assistant", content: "ho", timestamp: null },
  ]);
});

test("runs forwards through the night on which clocks go back", () => {
  const text = "[26.10.2025 02:59:50] User: a\n[26.10.2025 02:00:10] Assistant: b\n[26.10.2025 03:00:00] User: c";
  const times = parse(text, "Europe/Amsterdam").map(({ timestamp }) => timestamp?.toISOString());
  expect(times).toEqual(["2025-10-26T00:59:50.000Z", "2025-10-26T01:00:10.000Z", "2025-10-26T02:00:00.000Z"]);
});

const at = (second: number | null): TranscriptMessage => ({
  role: "User",
  content: "x",
  timestamp: second === null ? null : new Date(START.getTime() + second * 1000),
});
const spread = (seconds: (number | null)[], length = 60) =>
  spreadTimes(seconds.map(at), { startTime: START, endTime: new Date(START.getTime() + length * 1000) }).map(
    ({ timestamp }) => (timestamp.getTime() - START.getTime()) / 1000,
  );

test("spreads missing times evenly over the session, from its start to its end", () => {
  expect(spread([null, null, null, null])).toEqual([0, 20, 40, 60]);
  expect(spread([null])).toEqual([0]);
  expect(spread([])).toEqual([]);
});

test("spreads missing times between the known ones, and keeps those", () => {
  expect(spread([null, null, 20, null, 40, null, null])).toEqual([0, 10, 20, 30, 40, 50, 60]);
  expect(spread([5, 3, null])).toEqual([5, 3, 60]);
});

test("goes back in no spread time, even when the session ends before its messages do", () => {
  expect(spread([null, 90, null, null])).toEqual([0, 90, 90, 90]);
  expect(spread([null, null], -10)).toEqual([0, 0]);
});

test("reads any text at all into messages with words, in the order of the text, that a database can hold", () => {
  const line = fc.oneof(
    anyUtf16,
    fc
      .tuple(fc.constantFrom("User: ", "[01.04.2025 10:00:00] assistant:", "SYSTEM:"), fc.string())
      .map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(fc.array(line), fc.constantFrom("\n", "\r\n"), (lines, lineBreak) => {
      const messages = parse(lines.join(lineBreak));
      expect(messages.every(({ content }) => content !== "" && content === content.trim())).toBe(true);
      expect(JSON.stringify(messages)).not.toMatch(/\\u0000|\\ud[89a-f]/u);
      const timed = spreadTimes(messages, { startTime: START, endTime: START });
      expect(timed.every(({ timestamp }) => Number.isInteger(timestamp.getTime() / 1000))).toBe(true);
    }),
  );
});

test("finds again every message that was written in the format", () => {
  const words = fc.stringMatching(/^[a-z0-9.,?! ]{0,30}[a-z]$/u);
  const message = fc.record({
    role: fc.constantFrom("User" as const, "Assistant" as const, "System" as const),
    content: words,
    seconds: fc.option(fc.integer({ min: 0, max: 59 })),
  });
  fc.assert(
    fc.property(fc.array(message), (written) => {
      const text = written.map(({ role, content, seconds }) => {
        const time = seconds === null ? "" : `[01.04.2025 08:00:${String(seconds).padStart(2, "0")}] `;
        return `${time}${role}: ${content}`;
      });
      const expected = written.map(({ role, content, seconds }) => ({ ...at(seconds), role, content: content.trim() }));
      expect(parse(text.join("\n"))).toEqual(expected);
    }),
  );
});
