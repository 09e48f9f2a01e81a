import { symlink } from "node:fs/promises";
import { join } from "node:path";
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

test("reports bad lines by line and reason, and imports all others", async () => {
  const { write, writeCsv, run } = await startTestIntake();
  await write("1.txt", TALK);
  const good = (id: string) => ({ id, transcript: "1.txt" });
  const csv = await writeCsv([
    '"externalSessionId",startTimeRaw',
    good("a"),
    "only,three,columns",
    { ...good(""), tokens: "1" },
    { ...good("b"), message: '"two\nlines"' },
    { ...good("c"), start: "31.02.2025 10:00:00" },
    { ...good("d"), tokens: "99999999999" },
    { ...good("e"), message: '"never closed' },
    good("f"),
  ]);
  expect(await run(csv)).toEqual({
    sessions: 3,
    requests: 3,
    duplicates: 0,
    failed: [
      { line: 3, reason: "The line has 3 columns where the format has 16." },
      { line: 4, reason: "externalSessionId is empty." },
      { line: 7, reason: expect.stringMatching(/^startTimeRaw "31.02.2025 10:00:00" is not a time/u) },
      { line: 8, reason: expect.stringMatching(/^tokens "99999999999" is not a whole number/u) },
      { line: 9, reason: "A quoted cell is opened and never closed." },
    ],
  });
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
  expect(skipped.map(({ errorMessage }) => errorMessage).sort()).toEqual([
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

test("reads nothing outside the CSV's folder, by whatever name", async () => {
  const { database, folder, write, writeCsv, run } = await startTestIntake();
  await write("export/1.txt", TALK);
  const secret = await write("secret.txt", "User: secret");
  await symlink(secret, join(folder, "export/link.txt"));
  await symlink(folder, join(folder, "export/up"));
  const names = [
    "../secret.txt",
    secret,
    `file://${secret}`,
    "link.txt",
    "up/secret.txt",
    "../export/../secret.txt",
    ".",
  ];
  const inside = ["1.txt", "./1.txt", join(folder, "export/1.txt"), "../export/1.txt"];
  const csv = await writeCsv([...names, ...inside].map((transcript, index) => ({ id: `s-${index}`, transcript })));
  const { rename } = await import("node:fs/promises");
  await rename(csv, join(folder, "export/sessions.csv"));
  const summary = await run(join(folder, "export/sessions.csv"));
  expect(summary).toMatchObject({ sessions: inside.length, requests: inside.length });
  expect(summary.failed.map(({ line }) => line)).toEqual(names.map((_, index) => index + 1));
  expect(await database.message.count({ where: { content: "secret" } })).toBe(0);
});

test("fails a missing or oversized transcript by its line, keeps the reason, and takes it up again the next time", async () => {
  const { database, write, writeCsv, run } = await startTestIntake();
  await write("large.txt", `User: ${"x".repeat(10_001)}`);
  const csv = await writeCsv([
    { id: "a", transcript: "late.txt" },
    { id: "b", transcript: "large.txt" },
  ]);
  const failed = [
    { line: 1, reason: "Transcript late.txt: There is no such file that can be read in the CSV's folder." },
    { line: 2, reason: "Transcript large.txt: It is larger than 10000 bytes." },
  ];
  expect(await run(csv)).toEqual({ sessions: 0, requests: 0, duplicates: 0, failed });
  const imports = await database.sessionImport.findMany({ orderBy: { externalSessionId: "asc" } });
  expect(imports.map(({ error }) => error)).toEqual(failed.map(({ reason }) => reason));
  expect(await database.session.count()).toBe(0);
  await write("late.txt", TALK);
  expect(await run(csv)).toEqual({ sessions: 1, requests: 1, duplicates: 0, failed: failed.slice(1) });
  expect(await database.sessionImport.findFirst({ where: { externalSessionId: "a" } })).toMatchObject({ error: null });
  expect(await run(csv)).toEqual({ sessions: 0, requests: 0, duplicates: 1, failed: failed.slice(1) });
});

test("keeps a set whole when one of its texts holds what no database takes", async () => {
  const { database, write, writeCsv, run } = await startTestIntake();
  await write("1.txt", "User: nul \u0000 and half \ud800 a character");
  await write("2.txt", Buffer.from([...Buffer.from("User: not UTF-8: "), 0xff, 0xfe]));
  const csv = await writeCsv([
    { id: "a", transcript: "1.txt" },
    { id: "b\u0000", transcript: "2.txt", message: "\u0000" },
  ]);
  expect(await run(csv)).toEqual({ sessions: 2, requests: 2, duplicates: 0, failed: [] });
  expect(await database.sessionImport.count({ where: { externalSessionId: "b" } })).toBe(1);
});

test("says what to do when there is no CSV, and then changes nothing", async () => {
  const { database, folder, write, run } = await startTestIntake();
  const cases = {
    "": /Name the CSV/u,
    [`${folder}/none.csv`]: /Check the path/u,
    [folder]: /not a file/u,
    "ftp://x/y": /http/u,
  };
  for (const [source, message] of Object.entries(cases)) {
    await expect(run(source), source).rejects.toMatchObject({
      name: "AppError",
      code: "INVALID_INPUT",
      message: expect.stringMatching(message),
    });
  }
  const csv = await write("sessions.csv", "");
  await expect(run(csv, { companyName: " " })).rejects.toMatchObject({ code: "INVALID_INPUT" });
  expect(await database.company.count()).toBe(0);
  await database.company.create({ data: { name: "Acme", timeZone: "Mars/Olympus" } });
  await expect(run(csv)).rejects.toMatchObject({
    code: "INVALID_INPUT",
    message: expect.stringMatching("Mars/Olympus"),
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
  const lines = Array.from({ length: 600 }, (_, index) => ({
    id: `s-${index}`,
    transcript: "1.txt",
    message: "Hoi daar",
  }));
  await run(await writeCsv([...lines, "broken"]), { onProgress: ({ sessions }) => progress.push(sessions) });
  expect(progress.at(-1)).toBe(600);
  expect(progress.length).toBeGreaterThan(1);
  const events = logLines.map((line) => JSON.parse(line));
  expect(events.map(({ msg }) => msg)).toEqual([
    "intake.started",
    ...progress.map(() => "intake.set_written"),
    "intake.finished",
  ]);
  expect(events.at(-1)).toMatchObject({ sessions: 600, requests: 600, duplicates: 0, failed: 1 });
  expect(logLines.join("")).not.toMatch(/dienst|Hoi daar/u);
});
