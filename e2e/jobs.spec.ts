import { clearJobs, FAILURE, seedDeadLetter, seedDoneJobs, seedWaitingJob } from "./fixtures/seed-jobs.ts";
import { expect, test } from "./fixtures/test.ts";

test.beforeEach(({ database }) => clearJobs(database));

test("leads from the queues to a dead letter, and sends it back", async ({ page, database, jobs, signInAs }) => {
  const { letterId, batchId } = await seedDeadLetter(database);
  await signInAs("ADMIN");
  await jobs.open();
  await expect(page).toHaveTitle(/Queues/u);
  await jobs.queue("batch-apply").getByRole("link", { name: "1", exact: true }).last().click();
  await expect(page).toHaveURL(/queue=batch-apply-dead/u);
  await jobs.job(letterId).click();
  await expect(page).toHaveURL(new RegExp(`job=${letterId}`, "u"));
  await expect(jobs.drawer).toContainText(FAILURE);
  await expect(jobs.drawer).toContainText(batchId);
  await jobs.drawer.getByRole("button", { name: "Send back" }).click();
  await expect(jobs.dialog).toContainText("waits in batch-apply as a new job");
  await jobs.dialog.getByRole("button", { name: "Send it back" }).click();
  await expect(jobs.drawer).toBeHidden();
  await expect(jobs.list).toContainText("No job is like that");
  const rows = await database.$queryRaw`SELECT 1 FROM pgboss.job WHERE name = 'batch-apply' AND state = 'created'`;
  expect(rows).toHaveLength(1);
  expect(await database.auditLog.count({ where: { action: "jobs.redriven" } })).toBeGreaterThan(0);
});

test("says why a failed job cannot be tried again, and leads to its dead letter", async ({
  page,
  database,
  jobs,
  signInAs,
}) => {
  const { id, letterId } = await seedDeadLetter(database);
  await signInAs("ADMIN");
  await jobs.open(`/jobs/list?job=${id}`);
  await expect(jobs.drawer).toContainText("It has a copy among the dead letters");
  await expect(jobs.drawer.getByRole("button", { name: "Retry" })).toHaveAttribute("aria-disabled", "true");
  await jobs.drawer.getByRole("link", { name: "batch-apply-dead" }).click();
  await expect(page).toHaveURL(new RegExp(`job=${letterId}`, "u"));
  await expect(jobs.drawer).toContainText("Dead letter");
});

test("sends all dead letters of a queue back at once, having said how many", async ({ database, jobs, signInAs }) => {
  for (let i = 0; i < 3; i += 1) await seedDeadLetter(database);
  await signInAs("ADMIN");
  await jobs.open();
  await jobs.queues.getByRole("button", { name: "Send back all of batch-apply-dead" }).click();
  await expect(jobs.dialog).toContainText("3 jobs in batch-apply-dead");
  await jobs.dialog.getByRole("button", { name: "Send 3 jobs back" }).click();
  await expect(jobs.queue("batch-apply")).toContainText("None");
});

test("tells an operator that a job has moved on since they looked", async ({ database, jobs, signInAs }) => {
  const { id } = await seedWaitingJob(database);
  await signInAs("ADMIN");
  await jobs.open(`/jobs/list?job=${id}`);
  await jobs.drawer.getByRole("button", { name: "Cancel" }).click();
  await database.$executeRaw`UPDATE pgboss.job SET state = 'completed', completed_on = now() WHERE id = ${id}::uuid`;
  await jobs.dialog.getByRole("button", { name: "Cancel the job" }).click();
  await expect(jobs.dialog).toContainText("The job is completed by now");
  await jobs.dialog.getByRole("button", { name: "Leave it" }).click();
  await expect(jobs.drawer).toContainText("Completed");
});

test("filters and pages jobs, with everything in the address", async ({ page, database, jobs, signInAs }) => {
  await seedDoneJobs(database, 120);
  const waiting = await seedWaitingJob(database);
  await signInAs("SUPPORT");
  await jobs.open("/jobs/list");
  await expect(jobs.job(waiting.id)).toContainText("Waiting");
  await jobs.filter("State", "Completed");
  await expect(page).toHaveURL(/state=completed/u);
  await expect(jobs.job(waiting.id)).toBeHidden();
  await jobs.turn("Next");
  await expect(page).toHaveURL(/cursor=/u);
  await jobs.turn("Last");
  await expect(jobs.list.getByRole("button", { name: "Next page" })).toHaveAttribute("aria-disabled", "true");
  await page.reload();
  await expect(jobs.list.getByRole("button", { name: "Next page" })).toHaveAttribute("aria-disabled", "true");
  await page.getByRole("button", { name: "Clear filters" }).click();
  await expect(jobs.job(waiting.id)).toBeVisible();
});

test("pauses a schedule, which no worker plans then, and resumes it", async ({
  page,
  database,
  jobs,
  signInAs,
  system,
}) => {
  await signInAs("ADMIN");
  await jobs.open("/jobs/schedules");
  const create = jobs.schedules.getByRole("row").filter({ hasText: "Create batches" });
  await expect(create).toContainText("Not planned yet");
  await create.getByRole("button", { name: /^Pause/u }).click();
  await expect(create).toContainText("Paused");
  const worker = await system.startWorker();
  expect(await database.$queryRaw`SELECT 1 FROM pgboss.schedule WHERE name = 'batch-create'`).toEqual([]);
  await create.getByRole("button", { name: /^Resume/u }).click();
  await expect(create).toContainText("Planned");
  const poll = jobs.schedules.getByRole("row").filter({ hasText: "Poll batches" });
  await expect(poll).toContainText("Off");
  await expect(poll.getByRole("button", { name: /^(?:Pause|Resume)/u })).toHaveCount(0);
  await jobs.choose("Workers");
  await expect(jobs.workers).toContainText("Live");
  await worker.stop();
  await page.getByRole("button", { name: "Refresh now" }).click();
  await expect(jobs.workers).toContainText("Stopped");
});

test("shows in plain words what the job system warns of", async ({ database, jobs, signInAs }) => {
  await database.$executeRaw`INSERT INTO pgboss.warning (type, message) VALUES ('clock_skew', 'Clock skew')`;
  await signInAs("SUPPORT");
  await jobs.open("/jobs/workers");
  await expect(jobs.warnings).toContainText("A worker’s clock is off");
});

test("SUPPORT looks at everything and can change nothing, on the server too", async ({
  page,
  database,
  jobs,
  signInAs,
  system,
}) => {
  const { id } = await seedWaitingJob(database);
  await seedDeadLetter(database);
  await signInAs("SUPPORT");
  await jobs.open();
  await expect(jobs.queue("batch-apply")).toContainText("1");
  await expect(jobs.queues.getByRole("button", { name: /^Send back/u })).toHaveCount(0);
  await jobs.open("/jobs/schedules");
  await expect(jobs.schedules).toContainText("Create batches");
  await expect(jobs.schedules.getByRole("button", { name: /^(?:Run|Pause)/u })).toHaveCount(0);
  await jobs.open(`/jobs/list?job=${id}`);
  await expect(jobs.drawer).toContainText(id);
  await expect(jobs.drawer.getByRole("button", { name: "Cancel" })).toHaveCount(0);
  const answer = await page.request.post(`${system.url}/api/trpc/jobs.cancel`, {
    headers: { origin: system.url },
    data: { json: { queue: "batch-apply", id, state: "created" } },
  });
  expect(answer.status()).toBe(403);
});

test("says what is wrong when the jobs cannot be had, and gets over it", async ({ page, jobs, signInAs }) => {
  await page.clock.install();
  await signInAs("SUPPORT");
  await page.route("**/api/trpc/**", (route) => route.abort());
  await jobs.open();
  // The one retry that a query makes by itself.
  await page.clock.fastForward(2000);
  await expect(jobs.queues).toContainText("The queues could not be loaded");
  await page.unroute("**/api/trpc/**");
  await jobs.queues.getByRole("button", { name: "Try again" }).click();
  await expect(jobs.queue("batch-poll")).toBeVisible();
});

test("fits a narrow screen", async ({ page, database, jobs, signInAs }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const { id } = await seedDeadLetter(database);
  await signInAs("SUPPORT");
  for (const path of ["/jobs", "/jobs/list", `/jobs/list?job=${id}`, "/jobs/schedules", "/jobs/workers"]) {
    await jobs.open(path);
    await expect(page.getByText(/^as of/u).first()).toBeVisible();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `pixels to scroll sideways at ${path}`).toBe(0);
  }
});
