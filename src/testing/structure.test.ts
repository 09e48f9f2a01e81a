import { cp, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { z } from "zod";
import { ROOT } from "./suite/command.ts";
import { readLayers } from "./suite/layers.ts";
import { isTest, listSources } from "./suite/sources.ts";

const TIMEOUT = 60_000;
const RULES_FILE = ".dependency-cruiser.cjs";

const ruleNames = z
  .object({ forbidden: z.array(z.object({ name: z.string() })) })
  .transform(({ forbidden }) => forbidden.map((rule) => rule.name))
  .parse(createRequire(import.meta.url)(join(ROOT, RULES_FILE)));

const namesWith = (prefix: string) =>
  ruleNames.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));

/** A project of these files alone, under the rules of ours. */
async function violationsOf(files: Record<string, string>) {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "livedash-layers-")));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const file of [RULES_FILE, "package.json", "tsconfig.json"]) await cp(join(ROOT, file), join(folder, file));
  await symlink(join(ROOT, "node_modules"), join(folder, "node_modules"));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  const { violations } = await readLayers(folder, ["src"]);
  return violations.map(({ from, rule }) => `${rule} at ${from}`);
}

const VALUE = "export const value = 1;\n";
const ROOT_FILES = ["container", "worker"];
const fileOf = (layer: string, name: string) =>
  ROOT_FILES.includes(layer) ? `src/${layer}.ts` : `src/${layer}/${name}.ts`;
const typing = (path: string) => `import type { value } from "${path}";\nexport type Other = typeof value;\n`;
const importing = (path: string) => `import { value } from "${path}";\nexport const other = value;\n`;

test(
  "every layer imports only what it may, and every file is read for that",
  async () => {
    const sources = await listSources();
    const expected = sources.map(({ path }) => path).filter((path) => /^(?:src|e2e)\//u.test(path));
    const paths = [...new Set(expected.map((path) => path.split("/")[0] ?? ""))];
    const { modules, violations } = await readLayers(ROOT, paths);
    expect(violations).toEqual([]);
    expect(expected.filter((path) => !modules.includes(path))).toEqual([]);
    expect(modules.length).toBeGreaterThanOrEqual(expected.length);
    expect(expected.length).toBeGreaterThan(100);
  },
  TIMEOUT,
);

test(
  "no layer may import from one that stands above it",
  async () => {
    const layers = namesWith("layer-").filter((name) => name !== "unknown");
    const planted: Record<string, string> = { "src/cli/target.ts": VALUE, "src/app/target.ts": VALUE };
    for (const layer of layers) {
      const up = ROOT_FILES.includes(layer) ? "." : "..";
      planted[fileOf(layer, "planted")] = importing(`${up}/${layer === "cli" ? "app" : "cli"}/target.ts`);
    }
    const violations = await violationsOf(planted);
    expect(layers.length).toBeGreaterThan(10);
    for (const layer of layers) expect(violations).toContain(`layer-${layer} at ${fileOf(layer, "planted")}`);
  },
  TIMEOUT,
);

test(
  "each package is known in its own layer only, and a new one has to be given to a layer",
  async () => {
    const vendors = namesWith("vendor-").filter((name) => name !== "without-owner");
    const place = (vendor: string) => `src/worker/${vendor.replaceAll(/\W/gu, "-")}.ts`;
    const planted = Object.fromEntries(vendors.map((vendor) => [place(vendor), `import "${entryOf(vendor)}";\n`]));
    const violations = await violationsOf({
      ...planted,
      "src/queries/planted.ts": `import "dependency-tree";\nimport "acorn";\n`,
    });
    expect(vendors.length).toBeGreaterThan(20);
    for (const vendor of vendors) expect(violations).toContain(`vendor-${vendor} at ${place(vendor)}`);
    expect(violations).toContain("vendor-without-owner at src/queries/planted.ts");
    expect(violations).toContain("declared at src/queries/planted.ts");
  },
  TIMEOUT,
);

/** Something of the package that can be imported; not every package has a main file. */
function entryOf(vendor: string): string {
  const entries: Record<string, string> = {
    "@base-ui/react": "@base-ui/react/dialog",
    "@prisma/schema-engine-wasm": "@prisma/schema-engine-wasm/schema_engine_bg",
    geist: "geist/font/sans",
    prisma: "prisma/config",
    vitest: "vitest/config",
  };
  return entries[vendor] ?? vendor;
}

/** A file that breaks a rule, by the rule; what it needs around it stands in WORLD. */
const BREACHES: Record<string, { path: string; text: string }> = {
  "types-only-jobs": { path: "src/jobs/a.ts", text: importing("../database/client.ts") },
  "types-only-api": { path: "src/api/a.ts", text: importing("../database/client.ts") },
  "types-only-console": { path: "src/console/a.ts", text: importing("../api/router.ts") },
  "types-only-@trpc/server": { path: "src/console/b.ts", text: `import "@trpc/server";\n` },
  "layer-console": { path: "src/console/c.ts", text: typing("../api/context.ts") },
  "room-local-simulator": { path: "src/local/simulator/a.ts", text: importing("../../pipeline/step.ts") },
  "room-local-postgres": { path: "src/local/postgres/a.ts", text: importing("../../pipeline/step.ts") },
  "layer-unknown": { path: "src/extras/a.ts", text: importing("../domain/rule.ts") },
  "no-cycle": { path: "src/domain/a.ts", text: typing("./cycle.ts") },
  "no-orphan": { path: "src/domain/b.ts", text: VALUE },
  "no-junk-drawer": { path: "src/domain/utils/a.ts", text: importing("../rule.ts") },
  "no-import-from-junk-drawer": { path: "src/domain/c.ts", text: importing("./helpers.ts") },
  "pure-domain": { path: "src/domain/d.ts", text: `import "node:fs";\n` },
  "no-test-imported": { path: "src/domain/e.ts", text: importing("./rule.test.ts") },
  "tests-only": { path: "src/cli/a.ts", text: importing("../testing/builder.ts") },
  resolvable: { path: "src/domain/f.ts", text: importing("./nowhere.ts") },
  "no-development-package": { path: "src/domain/g.ts", text: `import "fast-check";\n` },
};

const WORLD = {
  "src/api/router.ts": VALUE,
  "src/api/context.ts": VALUE,
  "src/database/client.ts": VALUE,
  "src/pipeline/step.ts": VALUE,
  "src/testing/builder.ts": VALUE,
  "src/domain/rule.ts": VALUE,
  "src/domain/rule.test.ts": VALUE,
  "src/domain/helpers.ts": VALUE,
  "src/domain/cycle.ts": typing("./a.ts"),
  "src/console/allowed.ts": typing("../api/router.ts"),
};

test(
  "every other rule bites too, and the console may know the router by its type",
  async () => {
    const breaches = Object.entries(BREACHES);
    const planted = Object.fromEntries(breaches.map(([, { path, text }]) => [path, text]));
    const violations = await violationsOf({ ...WORLD, ...planted });
    expect(violations).toEqual(expect.arrayContaining(breaches.map(([rule, { path }]) => `${rule} at ${path}`)));
    expect(violations.filter((violation) => violation.endsWith("src/console/allowed.ts"))).toEqual([]);
    const proven = [...Object.keys(BREACHES), "vendor-without-owner", "declared"];
    expect(ruleNames.filter((name) => !/^(?:layer|vendor)-/u.test(name) && !proven.includes(name))).toEqual([]);
  },
  TIMEOUT,
);

test("files stay small: half of them at most 70 lines, nineteen of twenty at most 200, none over 250", async () => {
  const product = (await listSources()).filter(({ path }) => path.startsWith("src/") && !isTest(path));
  const sorted = product.map(({ lineCount }) => lineCount).sort((a, b) => a - b);
  const share = (part: number) => sorted[Math.ceil(sorted.length * part) - 1];
  expect(product.filter(({ lineCount }) => lineCount > 250).map(({ path }) => path)).toEqual([]);
  expect(share(0.5)).toBeLessThanOrEqual(70);
  expect(share(0.95)).toBeLessThanOrEqual(200);
});

test("no check is switched off in the code, and no type given up", async () => {
  // In two halves, so that this file does not find itself.
  const words = [
    "@ts-(?:ignore|expect-error|no" + "check)",
    "biome-" + "ignore",
    "(?:eslint|ox" + "lint)-disable",
    "as unknown " + "as",
  ];
  const pattern = new RegExp(words.join("|"), "u");
  const sources = await listSources();
  const found = sources.flatMap(({ path, text }) =>
    text.split("\n").flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : [])),
  );
  expect(found).toEqual([]);
});

test("statuses are written by name only in the domain, and in the steps and stores that follow its tables", async () => {
  // The words that nothing else is called by.
  const literal =
    /"(?:PENDING_BATCHING|BATCHING_IN_PROGRESS|PROCESSING_COMPLETE|PROCESSING_FAILED|UPLOADING|FINALIZING)"/u;
  const others = /^src\/(?:api|app|auth|console|jobs|queries)\//u;
  const sources = (await listSources()).filter(({ path }) => others.test(path) && !isTest(path));
  expect(sources.filter(({ text }) => literal.test(text)).map(({ path }) => path)).toEqual([]);
});
