import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { ensureBrowser } from "./browser.ts";

const nothingToInstall = async () => false;

/** A folder, as on PATH, with programs that end with an exit code when they are asked for their version. */
async function folderWith(programs: Record<string, number>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "livedash-browser-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [name, exitCode] of Object.entries(programs)) {
    await writeFile(join(folder, name), `#!/bin/sh\nexit ${exitCode}\n`, { mode: 0o755 });
  }
  return folder;
}

test("takes a browser that is on PATH, and passes over a stub that does not start", async () => {
  const stub = await folderWith({ "chromium-browser": 1 });
  const real = await folderWith({ "google-chrome": 0 });
  const found = ensureBrowser({ env: { PATH: `${stub}:${real}` }, usualPlaces: [], install: nothingToInstall });
  expect(await found).toBe(join(real, "google-chrome"));
});

test("takes one from the usual places", async () => {
  const place = join(await folderWith({ msedge: 0 }), "msedge");
  expect(await ensureBrowser({ env: {}, usualPlaces: [place], install: nothingToInstall })).toBe(place);
});

test("takes the one that CHROMIUM_PATH names, and no other when that does not start", async () => {
  const folder = await folderWith({ mine: 0, broken: 1, chromium: 0 });
  const ensure = (path: string) =>
    ensureBrowser({ env: { CHROMIUM_PATH: path, PATH: folder }, usualPlaces: [], install: nothingToInstall });
  expect(await ensure(join(folder, "mine"))).toBe(join(folder, "mine"));
  await expect(ensure(join(folder, "broken"))).rejects.toThrow("CHROMIUM_PATH is set to");
});

test("installs one when there is none", async () => {
  const folder = await folderWith({});
  const install = async () => {
    await writeFile(join(folder, "chromium"), "#!/bin/sh\n", { mode: 0o755 });
    return true;
  };
  expect(await ensureBrowser({ env: { PATH: folder }, usualPlaces: [], install })).toBe(join(folder, "chromium"));
});

test("says how to get one when there is none and none can be installed", async () => {
  const missing = ensureBrowser({ env: { PATH: "" }, usualPlaces: [], install: nothingToInstall });
  await expect(missing).rejects.toThrow("install Chromium, Chrome or Edge");
});
