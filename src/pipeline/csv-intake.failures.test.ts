import { rename, symlink } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startTestIntake } from "../testing/test-intake.ts";

const TALK = "User: Hello\nAssistant: Hi\n";

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
