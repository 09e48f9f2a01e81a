import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { seedRequests } from "../testing/seed-requests.ts";
import { createTestDatabase } from "../testing/test-database.ts";
import { summarizeRequests } from "./summarize-requests.ts";

test("counts all four statuses, with a zero for those that no request has", async () => {
  const { database } = await createTestDatabase();
  const none = { pending_batching: 0, batching_in_progress: 0, processing_complete: 0, processing_failed: 0 };
  expect(await summarizeRequests(database)).toEqual(none);
  await seedRequests(database, [
    {},
    {},
    { processingStatus: "PROCESSING_COMPLETE" },
    { processingStatus: "PROCESSING_FAILED" },
  ]);
  expect(await summarizeRequests(database)).toEqual({
    ...none,
    pending_batching: 2,
    processing_complete: 1,
    processing_failed: 1,
  });
});

test("counts one company or model alone where it is named", async () => {
  const { database } = await createTestDatabase();
  await seedRequests(database, [{ model: "gpt-4o" }, {}, {}]);
  expect(await summarizeRequests(database, { model: "gpt-4o-mini" })).toMatchObject({ pending_batching: 2 });
  const { id: companyId } = await database.company.findFirstOrThrow();
  expect(await summarizeRequests(database, { companyId, model: "gpt-4o" })).toMatchObject({ pending_batching: 1 });
  expect(await summarizeRequests(database, { companyId: randomUUID() })).toMatchObject({ pending_batching: 0 });
});
