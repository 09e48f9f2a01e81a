import { expect, test } from "vitest";
import { seedRequests } from "../../testing/seed-requests.ts";
import { startTestApi } from "../../testing/test-api.ts";

const PATH = "/api/admin/legacy/summary";

test("answers the four counts under their documented names, and nothing besides", async () => {
  const api = await startTestApi();
  await seedRequests(api.database, [
    {},
    {},
    { processingStatus: "PROCESSING_COMPLETE" },
    { processingStatus: "PROCESSING_FAILED" },
  ]);
  const { headers } = await api.makeKey(["requests:read"]);
  const response = await api.send("GET", PATH, headers);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toMatch(/^application\/json/u);
  expect(await response.json()).toEqual({
    ok: true,
    summary: { pending_batching: 2, batching_in_progress: 0, processing_complete: 1, processing_failed: 1 },
  });
});

test("counts zero of everything in an empty database", async () => {
  const api = await startTestApi();
  const response = await api.send("GET", PATH, await api.signIn("SUPPORT"));
  const { summary } = await response.json();
  expect(summary).toEqual({
    pending_batching: 0,
    batching_in_progress: 0,
    processing_complete: 0,
    processing_failed: 0,
  });
});

test("answers HEAD as GET, without the body", async () => {
  const api = await startTestApi();
  const { headers } = await api.makeKey(["requests:read"]);
  const response = await api.send("HEAD", PATH, headers);
  expect(response.status).toBe(200);
  expect(await response.text()).toBe("");
  expect((await api.send("HEAD", PATH)).status).toBe(401);
});
