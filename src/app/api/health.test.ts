import { expect, test } from "vitest";
import { startTestApi } from "../../testing/test-api.ts";

const jobsWith = (isWorkerAlive: () => Promise<boolean>) => ({
  jobMonitor: { listSchedules: async () => [], isWorkerAlive },
});

test("says that it is alive, without a key and without the database", async () => {
  const api = await startTestApi();
  await api.database.$executeRaw`DROP TABLE "_prisma_migrations"`;
  const response = await api.send("GET", "/api/health");
  expect([response.status, await response.json()]).toEqual([200, { ok: true }]);
});

test("is ready when the database has every migration and a worker lives", async () => {
  const api = await startTestApi();
  const response = await api.send("GET", "/api/health/ready");
  expect([response.status, await response.json()]).toEqual([200, { ok: true }]);
});

test("is not ready without a worker, and does not tell that this is why", async () => {
  const api = await startTestApi(jobsWith(async () => false));
  const response = await api.send("GET", "/api/health/ready");
  expect([response.status, await response.json()]).toEqual([503, { ok: false }]);
});

test("is not ready when it cannot tell", async () => {
  const failing = async () => {
    throw new Error("no connection");
  };
  const api = await startTestApi(jobsWith(failing));
  expect((await api.send("GET", "/api/health/ready")).status).toBe(503);
});

test("is not ready while a migration is missing", async () => {
  const api = await startTestApi();
  await api.database.$executeRaw`DELETE FROM "_prisma_migrations"`;
  expect((await api.send("GET", "/api/health/ready")).status).toBe(503);
});
