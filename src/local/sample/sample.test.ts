import { access, readFile, readdir } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { DateTime } from "luxon";
import { expect, test } from "vitest";

const directory = new URL("./", import.meta.url);
const rows = parse(await readFile(new URL("sessions.csv", directory), "utf8"));

const column = { id: 0, startTime: 1, endTime: 2, ipAddress: 3, country: 4, language: 5, transcript: 10 } as const;

const cell = (row: string[], name: keyof typeof column): string => row[column[name]] ?? "";

const readTranscript = (row: string[]): Promise<string> =>
  readFile(new URL(cell(row, "transcript"), directory), "utf8");

const toTime = (raw: string): DateTime => DateTime.fromFormat(raw, "dd.MM.yyyy HH:mm:ss", { zone: "utc" });

test("at least 150 sessions of 16 columns, each with an id of its own", () => {
  expect(rows.length).toBeGreaterThanOrEqual(150);
  expect(rows.filter((row) => row.length !== 16)).toEqual([]);
  expect(new Set(rows.map((row) => cell(row, "id"))).size).toBe(rows.length);
});

test("English, Dutch and German each have 50 sessions or more", () => {
  const counts = ["english", "dutch", "german"].map(
    (language) => rows.filter((row) => cell(row, "language").toLowerCase() === language).length,
  );
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(50);
});

test("every session ends after it starts, in October or November 2025", () => {
  const wrong = rows.filter((row) => {
    const [start, end] = [toTime(cell(row, "startTime")), toTime(cell(row, "endTime"))];
    return !(start.isValid && end.isValid && start < end && start.year === 2025 && [10, 11].includes(start.month));
  });
  expect(wrong).toEqual([]);
});

test("addresses come from documentation ranges, countries from where the company has staff", () => {
  const addresses = rows.map((row) => cell(row, "ipAddress")).filter((address) => address !== "");
  const documented = /^(?:192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|2001:db8:)/u;
  expect(addresses.filter((address) => !documented.test(address))).toEqual([]);
  expect(new Set(rows.map((row) => cell(row, "country")))).toEqual(new Set(["NL", "DE", "GB", "BE", ""]));
});

test("sessions and transcript files belong to each other, one to one", async () => {
  await Promise.all(rows.map((row) => access(new URL(cell(row, "transcript"), directory))));
  const files = await readdir(new URL("transcripts/", directory));
  expect(files.map((file) => `transcripts/${file}`).sort()).toEqual(rows.map((row) => cell(row, "transcript")).sort());
});

test("every transcript begins with a role and holds a user's and an assistant's message", async () => {
  const incomplete = await Promise.all(
    rows.map(async (row) => {
      const text = await readTranscript(row);
      const time = String.raw`(?:\[\d{2}\.\d{2}\.2025 \d{2}:\d{2}:\d{2}\] )?`;
      const roles = [...text.matchAll(new RegExp(`^${time}(user|assistant|system): \\S`, "gimu"))];
      const spoken = new Set(roles.map((match) => match[1]?.toLowerCase()));
      return roles[0]?.index === 0 && spoken.has("user") && spoken.has("assistant") ? [] : [cell(row, "id")];
    }),
  );
  expect(incomplete.flat()).toEqual([]);
});
