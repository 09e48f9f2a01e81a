import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startTestIntake } from "../testing/test-intake.ts";
import { startWebServer } from "../testing/web-server.ts";

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
  const late = (index: number) => index >= 300;
  const csv = await writeCsv(
    Array.from({ length: 400 }, (_, index) => ({
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
  expect(before).toEqual({ sessions: 250, requests: 250, messages: 500 });

  isOpen = true;
  expect(await run(csv)).toEqual({ sessions: 150, requests: 150, duplicates: 250, failed: [] });
  expect(await countAll(database)).toEqual({ sessions: 400, requests: 400, messages: 800 });
});

test("creates every session once when two imports of the same CSV run at once", async () => {
  const { database, write, writeCsv, run } = await startTestIntake();
  await write("1.txt", TALK);
  const csv = await writeCsv(Array.from({ length: 900 }, (_, index) => ({ id: `s-${index}`, transcript: "1.txt" })));
  const summaries = await Promise.all([run(csv), run(csv), run(csv)]);
  const sum = (key: "sessions" | "requests" | "duplicates") =>
    summaries.reduce((total, summary) => total + summary[key], 0);
  expect([sum("sessions"), sum("requests"), sum("duplicates")]).toEqual([900, 900, 1800]);
  expect(await countAll(database)).toEqual({ sessions: 900, requests: 900, messages: 1800 });
});

test("stops fetching and fails when the database is gone, and leaves what was written to be resumed", async () => {
  const { database, writeCsv, run } = await startTestIntake();
  const server = await startWebServer((request, response) => {
    if (request.url === "/fine") response.end(TALK);
  });
  const csv = await writeCsv(
    Array.from({ length: 260 }, (_, index) => ({
      id: `s-${index}`,
      transcript: `${server.url}/${index < 250 ? "fine" : "hanging"}`,
    })),
  );
  await database.$executeRaw`ALTER TABLE "Message" RENAME TO "Gone"`;
  await expect(run(csv)).rejects.toThrow();
  expect(await database.session.count()).toBe(0);
});
