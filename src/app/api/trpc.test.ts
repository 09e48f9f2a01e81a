import { expect, test } from "vitest";
import { seedRequests } from "../../testing/seed-requests.ts";
import { startTestApi } from "../../testing/test-api.ts";

const batchOf = (names: string[]) => `/api/trpc/${names.join(",")}?batch=1&input=%7B%7D`;

test("answers a whole screen's calls in one request", async () => {
  const api = await startTestApi();
  await seedRequests(api.database, [{}]);
  const names = ["requests.summarize", "batches.listInFlight", "schedules.list", "holds.list"];
  const response = await api.send("GET", batchOf(names), await api.signIn("SUPPORT"));
  expect(response.status).toBe(200);
  const answers = await response.json();
  expect(answers).toHaveLength(4);
  expect(answers[0].result.data.json.summary).toMatchObject({ pending_batching: 1 });
});

test("refuses a batch of more calls than any screen has", async () => {
  const api = await startTestApi();
  const names = Array.from({ length: 21 }, () => "holds.list");
  expect((await api.send("GET", batchOf(names), await api.signIn("ADMIN"))).status).toBe(400);
});

test("tells the console the same of an error as REST tells a script, and never a stack", async () => {
  const api = await startTestApi();
  const headers = await api.signIn("ADMIN");
  const input = encodeURIComponent(JSON.stringify({ json: { status: "no" } }));
  const response = await api.send("GET", `/api/trpc/requests.list?input=${input}`, headers);
  expect(response.status).toBe(400);
  const text = await response.text();
  expect(JSON.parse(text).error.json.message).toMatch(/^status: /u);
  expect(text).not.toContain("stack");
});

test("lets nobody change anything by GET", async () => {
  const api = await startTestApi();
  const input = encodeURIComponent(JSON.stringify({ json: { requestIds: ["x"] } }));
  const response = await api.send("GET", `/api/trpc/requests.requeue?input=${input}`, await api.signIn("ADMIN"));
  expect(response.status).toBe(405);
});
