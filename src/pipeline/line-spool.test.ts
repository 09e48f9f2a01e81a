import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createLineSpool } from "./line-spool.ts";

async function withSpool() {
  const folder = await mkdtemp(join(tmpdir(), "livedash-spool-"));
  const spool = createLineSpool(join(folder, "made", "when-needed"));
  onTestFinished(async () => {
    await spool.close();
    await rm(folder, { recursive: true });
  });
  return { spool, folder };
}

test("gives back every line as it was, in its order, more than fit into memory's share", async () => {
  const { spool } = await withSpool();
  const lines = Array.from({ length: 3000 }, (_, index) => `${index} ${"ü\u2028".repeat(100)}`);
  for (const line of lines) await spool.add(line);
  expect(await Array.fromAsync(spool.read())).toEqual(lines);
});

test("keeps every line when many are added at once", async () => {
  const { spool } = await withSpool();
  const lines = Array.from({ length: 3000 }, (_, index) => `${index} ${"x".repeat(500)}`);
  await Promise.all(lines.map((line) => spool.add(line)));
  expect(await Array.fromAsync(spool.read())).toEqual(lines);
});

test("leaves no file behind, not even while it is open", async () => {
  const { spool, folder } = await withSpool();
  await spool.add("x".repeat(300_000));
  expect(await readdir(folder, { recursive: true })).toEqual(["made", "made/when-needed"]);
});

test("makes nothing while there is nothing to keep", async () => {
  const { spool, folder } = await withSpool();
  expect(await Array.fromAsync(spool.read())).toEqual([]);
  expect(await readdir(folder)).toEqual([]);
});
