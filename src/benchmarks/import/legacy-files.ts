import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Messages in a transcript. */
const MESSAGE_COUNT = 10;
/** Files in a folder, as an export spreads them. */
const FOLDER_SIZE = 1000;

const WORDS = [
  "I should like to know how many days off I have left this year, and until when I may take them.",
  "Your schedule for next week is in the app under Planning; it names the store and the hours of each shift.",
  'The payslip of last month shows "€ 12,40" less than agreed – could somebody have a look at it, please?',
  "You can report sick before nine in the morning, in the app or by calling your manager.",
];

/** Writes a legacy CSV and a transcript for each of its rows. */
export async function writeLegacyFiles(
  folder: string,
  sessionCount: number,
): Promise<{ csv: string; files: string[] }> {
  const lines: string[] = [];
  const files: string[] = [];
  for (let first = 0; first < sessionCount; first += FOLDER_SIZE) {
    const place = join("transcripts", String(first / FOLDER_SIZE));
    await mkdir(join(folder, place), { recursive: true });
    for (let number = first; number < Math.min(first + FOLDER_SIZE, sessionCount); number += 1) {
      const name = join(place, `${number}.txt`);
      await writeFile(join(folder, name), transcriptOf(number));
      files.push(join(folder, name));
      lines.push(csvLineOf(number, name));
    }
  }
  const csv = join(folder, "sessions.csv");
  await writeFile(csv, lines.join(""));
  return { csv, files };
}

function transcriptOf(session: number): string {
  const lines = Array.from({ length: MESSAGE_COUNT }, (_, number) => {
    const role = number % 2 === 0 ? "User" : "Assistant";
    return `[${timeOf(session, number * 20)}] ${role}: ${WORDS[(session + number) % WORDS.length]}\n`;
  });
  return lines.join("");
}

function csvLineOf(session: number, transcript: string): string {
  const span = `${timeOf(session, 0)},${timeOf(session, 200)}`;
  const words = `"${WORDS[session % WORDS.length]?.replaceAll('"', '""')}"`;
  return `hr-${session},${span},192.0.2.7,NL,Dutch,5,happy,false,,${transcript},2.4,512,0.0021,Leave & vacation,${words}\n`;
}

/** A session every three minutes, in the order in which they were held, as an export has them. */
function timeOf(session: number, seconds: number): string {
  const time = new Date(Date.UTC(2025, 0, 1, 0, session * 3, seconds)).toISOString();
  return `${time.slice(8, 10)}.${time.slice(5, 7)}.${time.slice(0, 4)} ${time.slice(11, 19)}`;
}
