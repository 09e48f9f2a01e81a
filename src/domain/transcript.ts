import type { ReadLocalTime } from "./local-time.ts";
import { storableText } from "./text.ts";

export type TranscriptRole = "User" | "Assistant" | "System";

/** A message in the order of the transcript; `timestamp` is null where the transcript tells no time. */
export type TranscriptMessage = { role: TranscriptRole; content: string; timestamp: Date | null };

export type TimedMessage = TranscriptMessage & { timestamp: Date };

const ROLES: Readonly<Record<string, TranscriptRole>> = { user: "User", assistant: "Assistant", system: "System" };

/** `[time] Role: text` or `Role: text`. A bracket with anything but a time still begins a message, one without a time. */
const MESSAGE_START = /^\s*(?:\[(?<time>[^\]]{1,40})\]\s*)?(?<role>user|assistant|system)\s*:(?<text>.*)$/isu;
const LINE_BREAK = /\r\n|\n|\r/u;

/**
 * Reads a transcript. Total: every text has a reading. A line that begins with no role continues the message above it;
 * lines before the first message were said by nobody and belong to none. Messages without words are left out.
 */
export function parseTranscript(
  text: string,
  { readTime, startTime }: { readTime: ReadLocalTime; startTime: Date | null },
): TranscriptMessage[] {
  const messages: TranscriptMessage[] = [];
  let lastTime = startTime;
  for (const line of storableText(text)
    .replace(/^\uFEFF/u, "")
    .split(LINE_BREAK)) {
    const { time = "", role: spelling = "", text: words = "" } = MESSAGE_START.exec(line)?.groups ?? {};
    const role = ROLES[spelling.toLowerCase()];
    const current = messages.at(-1);
    if (role !== undefined) {
      const timestamp = readTime(time.trim(), lastTime);
      lastTime = timestamp ?? lastTime;
      messages.push({ role, content: words, timestamp });
    } else if (current !== undefined) {
      current.content += `\n${line}`;
    }
  }
  return messages
    .map((message) => ({ ...message, content: message.content.trim() }))
    .filter((message) => message.content !== "");
}

/**
 * Gives every message a time: its own, or else one spread evenly, to the second, between its neighbours' times; before
 * the first known time from the session's start, after the last towards its end.
 */
export function spreadTimes(
  messages: readonly TranscriptMessage[],
  session: { startTime: Date; endTime: Date },
): TimedMessage[] {
  const known = messages.flatMap(({ timestamp }, index) => (timestamp === null ? [] : [{ index, at: timestamp }]));
  const timed: TimedMessage[] = [];
  let next = 0;
  for (const [index, message] of messages.entries()) {
    if (known[next]?.index === index) next += 1;
    const before = known[next - 1];
    const after = known[next];
    const first = before ?? { index: 0, at: session.startTime };
    const last = after ?? { index: messages.length - 1, at: session.endTime };
    timed.push({ ...message, timestamp: message.timestamp ?? between(first, last, index) });
  }
  return timed;
}

type Known = { index: number; at: Date };

function between(first: Known, last: Known, index: number): Date {
  const from = first.at.getTime();
  const span = Math.max(last.at.getTime() - from, 0);
  const share = (index - first.index) / Math.max(last.index - first.index, 1);
  return new Date(Math.floor((from + span * share) / 1000) * 1000);
}
