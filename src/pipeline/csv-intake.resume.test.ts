import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startTestIntake } from "../testing/test-intake.ts";
import { startWebServer } from "../testing/web-server.ts";
import { SET_LIMITS } from "./intake/set-writer.ts";

const SET_SIZE = SET_LIMITS.maxCount;
const IMPORT_PROCESS = join(import.meta.dirname, "../testing/import-process.ts");
const TALK = "User: Hello\nAssistant: Hi\n";

async function countAll(database: Awaited<ReturnType<typeof startTestIntake>>["database"]) {
  const [sessions, requests, messages] = await Promise.all([
    database.session.count(),
    database.aIProcessingRequest.count(),
    database.message.count(),
  ]);
  return { sessions, requests, messages };
}

test("finishes, the second time, what was killed half-way, and does nothing twice", async () => {
  const { database, databaseUrl, writeCsv, run } = await startTestIntake();
  let isOpen = false;
  const server = await startWebServer((request, response) => {
    if (isOpen || request.url === "/early") response.end(TALK);
  });
  const late = (index: number) => index >= SET_SIZE + 50;
  const csv = await writeCsv(
    Array.from({ length: SET_SIZE + 150 }, (_, index) => ({
      id: `s-${index}`,
      transcript: `${server.url}/${late(index) ? "late" : "early"}`,
    })),
  );
  const victim = spawn(process.execPath, [IMPORT_PROCESS, databaseUrl, csv], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(() => {
    victim.kill("SIGKILL");
  });
  await once(victim.stdout, "data");
  victim.kill("SIGKILL");
  await once(victim, "exit");
  const before = await countAll(database);
  expect(before).toEqual({ sessions: SET_SIZE, requests: SET_SIZE, messages: 2 * SET_SIZE });

  isOpen = true;
  expect(await run(csv)).toEqual({ sessions: 150, requests: 150, duplicates: SET_SIZE, failed: [] });
  expect(await countAll(database)).toEqual({
    sessions: SET_SIZE + 150,
    requests: SET_SIZE + 150,
    messages: 2 * (SET_SIZE + 150),
  });
});

test("creates every session once when two imports of the same CSV run at once", async () => {
  const { database, write, writeCsv, run } = await startTestIntake();
  await write("1.txt", TALK);
  const csv = await writeCsv(Array.from({ length: 2500 }, (_, index) => ({ id: `s-${index}`, transcript: "1.txt" })));
  const summaries = await Promise.all([run(csv), run(csv), run(csv)]);
  const sum = (key: "sessions" | "requests" | "duplicates") =>
    summaries.reduce((total, summary) => total + summary[key], 0);
  expect([sum("sessions"), sum("requests"), sum("duplicates")]).toEqual([2500, 2500, 5000]);
  expect(await countAll(database)).toEqual({ sessions: 2500, requests: 2500, messages: 5000 });
});

test("stops fetching and fails when the database is gone, and leaves what was written to be resumed", async () => {
  const { database, writeCsv, run } = await startTestIntake();
  const server = await startWebServer((request, response) => {
    if (request.url === "/fine") response.end(TALK);
  });
  const csv = await writeCsv(
    Array.from({ length: SET_SIZE + 10 }, (_, index) => ({
      id: `s-${index}`,
      transcript: `${server.url}/${index < SET_SIZE ? "fine" : "hanging"}`,
    })),
  );
  await database.$executeRaw`ALTER TABLE "Message" RENAME TO "Gone"`;
  await expect(run(csv)).rejects.toThrow();
  expect(await database.session.count()).toBe(0);
});
