import { expect, test } from "vitest";
import { encodeInputLine } from "../domain/prompt.ts";
import { startTestIntake } from "../testing/test-intake.ts";

const TALK = "[01.04.2025 08:00:10] User: Hoe laat begint mijn dienst? 😀\nAssistant: Om 9 uur.\n";

test("makes of a line and its transcript a session, its messages, its stages and one waiting request", async () => {
  const { database, write, writeCsv, run } = await startTestIntake();
  await write("transcripts/1.txt", TALK);
  const csv = await writeCsv([{ id: "s-1", transcript: "transcripts/1.txt", tokens: "0", message: "Hoi" }]);
  expect(await run(csv)).toEqual({ sessions: 1, requests: 1, duplicates: 0, failed: [] });
  const session = await database.session.findFirstOrThrow({
    include: {
      company: true,
      import: true,
      messages: { orderBy: { order: "asc" } },
      stages: { orderBy: { stage: "asc" } },
      requests: true,
    },
  });
  expect(session).toMatchObject({
    startTime: new Date("2025-04-01T08:00:00Z"),
    endTime: new Date("2025-04-01T08:10:00Z"),
    ipAddress: "192.0.2.1",
    country: "NL",
    initialMsg: "Hoi",
    language: null,
    sentiment: null,
    messagesSent: null,
    company: { name: "Acme", status: "ACTIVE", csvUrl: null },
    import: { language: "Dutch", sentimentRaw: "happy", messagesSent: 0, tokens: 0, tokensEur: null, error: null },
  });
  expect(session.import?.rawTranscriptContent).toBe(TALK);
  expect(session.messages.map(({ sessionId: _, ...message }) => message)).toEqual([
    { order: 0, role: "User", content: "Hoe laat begint mijn dienst? 😀", timestamp: new Date("2025-04-01T08:00:10Z") },
    { order: 1, role: "Assistant", content: "Om 9 uur.", timestamp: new Date("2025-04-01T08:10:00Z") },
  ]);
  const times = { startedAt: expect.any(Date), completedAt: expect.any(Date) };
  expect(session.stages).toMatchObject([
    { stage: "CSV_IMPORT", status: "COMPLETED", ...times },
    { stage: "TRANSCRIPT_FETCH", status: "COMPLETED", ...times },
    { stage: "SESSION_CREATION", status: "COMPLETED", ...times },
    { stage: "AI_ANALYSIS", status: "PENDING", startedAt: null, completedAt: null },
  ]);
  const [request] = session.requests;
  expect(session.requests).toHaveLength(1);
  expect(request).toMatchObject({ model: "gpt-4o-mini", processingStatus: "PENDING_BATCHING", attempt: 1 });
});

test("measures a request by exactly the line that its messages will make", async () => {
  const { database, write, writeCsv, run } = await startTestIntake();
  await write("1.txt", `${TALK}User: "quoted"\n\ttab \\ \u0000 \u2028 end\n`);
  await run(await writeCsv([{ id: "s-1", transcript: "1.txt" }]));
  const request = await database.aIProcessingRequest.findFirstOrThrow();
  const messages = await database.message.findMany({ orderBy: { order: "asc" } });
  const { id, sessionId, model } = request;
  const bytes = Buffer.byteLength(`${encodeInputLine({ id, sessionId, model, messages })}\n`);
  expect(request).toMatchObject({ estimatedInputBytes: bytes, estimatedInputTokens: Math.ceil(bytes / 4) });
});

test("reads times in the company's zone and asks the company's own model", async () => {
  const { database, write, writeCsv, run } = await startTestIntake();
  await database.company.create({ data: { name: "Acme", timeZone: "Europe/Amsterdam", defaultModel: "gpt-4.1" } });
  await write("1.txt", TALK);
  await run(await writeCsv([{ id: "s-1", transcript: "1.txt" }]));
  const session = await database.session.findFirstOrThrow({ include: { messages: true, requests: true } });
  expect(session.startTime).toEqual(new Date("2025-04-01T06:00:00Z"));
  expect(session.messages[0]?.timestamp).toEqual(new Date("2025-04-01T06:00:10Z"));
  expect(session.requests).toMatchObject([{ model: "gpt-4.1" }]);
});

test("adds nothing the second time, and within a file counts an id once", async () => {
  const { database, write, writeCsv, run } = await startTestIntake();
  await write("1.txt", TALK);
  const lines = ["a", "b", "a", "c", "b"].map((id) => ({ id, transcript: "1.txt" }));
  expect(await run(await writeCsv(lines))).toEqual({ sessions: 3, requests: 3, duplicates: 2, failed: [] });
  expect(await run(await writeCsv([...lines, { id: "d", transcript: "1.txt" }]))).toEqual({
    sessions: 1,
    requests: 1,
    duplicates: 5,
    failed: [],
  });
  expect(await database.aIProcessingRequest.count()).toBe(4);
  expect(await run(await writeCsv(lines), { companyName: "Other" })).toMatchObject({ sessions: 3, duplicates: 2 });
});

test("records a session without messages as one, and lets no request wait for it", async () => {
  const { database, write, writeCsv, run } = await startTestIntake();
  await write("empty.txt", "\n");
  await write("noise.txt", "nobody said this");
  const csv = await writeCsv([{ id: "a" }, { id: "b", transcript: "empty.txt" }, { id: "c", transcript: "noise.txt" }]);
  expect(await run(csv)).toEqual({ sessions: 3, requests: 0, duplicates: 0, failed: [] });
  const skipped = await database.sessionProcessingStatus.findMany({
    where: { stage: "AI_ANALYSIS", status: "SKIPPED" },
  });
  expect(skipped.map(({ errorMessage }) => errorMessage ?? "").sort()).toEqual([
    "The CSV names no transcript.",
    "The transcript holds no message.",
    "The transcript holds no message.",
  ]);
  expect(await run(csv)).toEqual({ sessions: 0, requests: 0, duplicates: 3, failed: [] });
});

test("tells a session's times from its transcript where the line does not, and fails one that nothing tells of", async () => {
  const { database, write, writeCsv, run } = await startTestIntake();
  await write("1.txt", "[02.04.2025 10:00:00] User: a\n[02.04.2025 10:05:00] Assistant: b");
  const none = { start: "", end: "" };
  const csv = await writeCsv([
    { id: "a", transcript: "1.txt", ...none },
    { id: "b", ...none },
  ]);
  expect(await run(csv)).toMatchObject({
    sessions: 1,
    failed: [{ line: 2, reason: expect.stringMatching("tells when") }],
  });
  expect(await database.session.findFirstOrThrow()).toMatchObject({
    startTime: new Date("2025-04-02T10:00:00Z"),
    endTime: new Date("2025-04-02T10:05:00Z"),
  });
});

test("takes an empty CSV for what it is", async () => {
  const { write, run } = await startTestIntake();
  expect(await run(await write("sessions.csv", "\uFEFF"))).toEqual({
    sessions: 0,
    requests: 0,
    duplicates: 0,
    failed: [],
  });
});

test("tells its progress and logs a set at a time, with counts and never with words", async () => {
  const { write, writeCsv, run, logLines } = await startTestIntake();
  await write("1.txt", TALK);
  const progress: number[] = [];
  const lines = Array.from({ length: 1100 }, (_, index) => ({
    id: `s-${index}`,
    transcript: "1.txt",
    message: "Hoi daar",
  }));
  await run(await writeCsv([...lines, "broken"]), { onProgress: ({ sessions }) => progress.push(sessions) });
  expect(progress.at(-1)).toBe(1100);
  expect(progress.length).toBeGreaterThan(1);
  const events = logLines.map((line) => JSON.parse(line));
  expect(events.map(({ msg }) => msg)).toEqual([
    "intake.started",
    ...progress.map(() => "intake.set_written"),
    "intake.finished",
  ]);
  expect(events.at(-1)).toMatchObject({ sessions: 1100, requests: 1100, duplicates: 0, failed: 1 });
  expect(logLines.join("")).not.toMatch(/dienst|Hoi daar/u);
});
