import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createLeases } from "./leases.ts";

test("two services of one data directory may be started at the same time by one process", async () => {
  const directory = await mkdtemp(join(tmpdir(), "livedash-leases-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const [database, provider] = [createLeases(directory, "postgres"), createLeases(directory, "simulator")];
  await database.exclusively(() => provider.exclusively(async () => undefined));
  await expect(database.exclusively(async () => "free again")).resolves.toBe("free again");
});
