import { readFile } from "node:fs/promises";
import { ANALYSIS, seedSession } from "./fixtures/seed-session.ts";
import { expect, test } from "./fixtures/test.ts";

test("leads from the list to what was said, beside what the analysis found", async ({
  page,
  database,
  sessions,
  signInAs,
}) => {
  const id = await seedSession(database, { externalSessionId: "chat-7", ...ANALYSIS });
  const question = await database.question.create({ data: { content: `How much leave do I have? (${id})` } });
  await database.sessionQuestion.create({ data: { sessionId: id, questionId: question.id, order: 0 } });
  await database.sessionProcessingStatus.create({ data: { sessionId: id, stage: "AI_ANALYSIS", status: "COMPLETED" } });
  const { companyId } = await database.session.findUniqueOrThrow({ where: { id } });
  const request = await database.aIProcessingRequest.create({
    data: { sessionId: id, companyId, model: "gpt-4o-mini", processingStatus: "PROCESSING_COMPLETE" },
  });
  await signInAs("SUPPORT");
  await sessions.open();
  await expect(page).toHaveTitle(/Sessions/u);
  await expect(sessions.session("chat-7")).toContainText("Leave and vacation");
  await expect(sessions.session("chat-7")).toContainText("Dutch");
  await sessions.session("chat-7").click();
  await expect(page).toHaveURL(`/sessions/${id}`);
  await expect(page.getByRole("heading", { level: 1, name: "chat-7" })).toBeVisible();
  await expect(sessions.messages).toHaveText([/^User.*Message 1$/u, /^Assistant.*Message 2$/u]);
  await expect(sessions.analysis).toContainText(ANALYSIS.summary);
  await expect(sessions.analysis).toContainText(question.content);
  await expect(sessions.stages).toContainText("Done");
  await expect(sessions.imported).toContainText("20.11.2026 12:05:00");
  await expect(sessions.requests).toContainText("Complete");
  const link = sessions.requests.getByRole("link", { name: request.id.slice(0, 8) });
  await expect(link).toHaveAttribute("href", new RegExp(`request=${request.id}`, "u"));
});

test("filters by what the analysis found, with everything in the address", async ({
  page,
  database,
  sessions,
  signInAs,
}) => {
  await seedSession(database, { externalSessionId: "calm", ...ANALYSIS });
  await seedSession(database, {
    externalSessionId: "angry",
    ...ANALYSIS,
    sentiment: "NEGATIVE",
    escalated: true,
    language: "en",
  });
  await seedSession(database, { externalSessionId: "fresh" });
  await signInAs("SUPPORT");
  await sessions.open();
  await expect(sessions.session("fresh")).toContainText("Not analysed");
  await sessions.filter("Sentiment", "Negative");
  await expect(page).toHaveURL(/sentiment=NEGATIVE/u);
  await expect(sessions.session("angry")).toContainText("Escalated");
  await expect(sessions.session("calm")).toBeHidden();
  await page.reload();
  await expect(sessions.session("angry")).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).click();
  await sessions.filter("Analysed", "No");
  await expect(sessions.session("angry")).toBeHidden();
  await expect(sessions.session("fresh")).toBeVisible();
  await sessions.filter("Language", "Dutch");
  await expect(sessions.list).toContainText("No session is like that");
  await page.goBack();
  await expect(sessions.session("fresh")).toBeVisible();
});

test("finds a session by its own id and by the one in the CSV", async ({ page, database, sessions, signInAs }) => {
  const id = await seedSession(database, { externalSessionId: "hr-251013-d11a75" });
  await seedSession(database, { externalSessionId: "other" });
  await signInAs("SUPPORT");
  await sessions.open();
  await expect(sessions.session("other")).toBeVisible();
  await page.keyboard.press("/");
  await expect(sessions.search).toBeFocused();
  for (const text of ["hr-2510", id.slice(0, 13)]) {
    await sessions.search.fill(text);
    await expect(sessions.session("other")).toBeHidden();
    await expect(sessions.session("hr-251013-d11a75")).toBeVisible();
    await sessions.search.fill("");
    await expect(sessions.session("other")).toBeVisible();
  }
});

test("shows a long transcript a page at a time, and downloads all of it", async ({
  page,
  database,
  sessions,
  signInAs,
}) => {
  const id = await seedSession(database, { externalSessionId: "long", messageCount: 2000 });
  await signInAs("SUPPORT");
  await sessions.open(`/sessions/${id}`);
  await expect(sessions.messages).toHaveCount(200);
  await sessions.transcript.getByRole("button", { name: "Show more" }).click();
  await expect(sessions.messages).toHaveCount(400);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    sessions.transcript.getByRole("button", { name: "Download" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`session-${id}.txt`);
  const lines = (await readFile(await download.path(), "utf8")).trimEnd().split("\n");
  expect(lines).toHaveLength(2000);
  expect(lines.at(-1)).toMatch(/^\[.*Z\] Assistant: Message 2000$/u);
});

test("says that there is no such session", async ({ page, sessions, signInAs }) => {
  await signInAs("SUPPORT");
  await sessions.open("/sessions/00000000-0000-4000-8000-000000000000");
  await expect(page.getByRole("main")).toContainText("There is no session");
});

test("says what is wrong when the sessions cannot be had, and gets over it", async ({
  page,
  database,
  sessions,
  signInAs,
}) => {
  await seedSession(database, { externalSessionId: "chat-1" });
  await page.clock.install();
  await signInAs("SUPPORT");
  await page.route("**/api/trpc/**", (route) => route.abort());
  await sessions.open();
  // The one retry that a query makes by itself.
  await page.clock.fastForward(2000);
  await expect(sessions.list).toContainText("The sessions could not be loaded");
  await page.unroute("**/api/trpc/**");
  await sessions.list.getByRole("button", { name: "Try again" }).click();
  await expect(sessions.session("chat-1")).toBeVisible();
});

test("shows cards, and stacks its panels, on a narrow screen", async ({ page, database, sessions, signInAs }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const id = await seedSession(database, { externalSessionId: "chat-1", ...ANALYSIS });
  await signInAs("SUPPORT");
  for (const path of ["/sessions", `/sessions/${id}`]) {
    await sessions.open(path);
    await expect(page.getByText(ANALYSIS.summary).filter({ visible: true })).toBeVisible();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `pixels to scroll sideways at ${path}`).toBe(0);
  }
});
