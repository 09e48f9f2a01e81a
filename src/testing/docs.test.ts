import { existsSync } from "node:fs";
import { glob, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { BATCH_STATUSES } from "../domain/batch-status.ts";
import { FAILURES } from "../domain/failure.ts";
import { explainFailureCode } from "../domain/failure-explanation.ts";
import { ALL_SCOPES, PLATFORM_ROLES, ROLE_PERMISSIONS } from "../domain/permissions.ts";
import { PROVIDER_STATUSES } from "../domain/provider-status.ts";
import { REQUEST_STATUSES } from "../domain/request-status.ts";
import { ROOT } from "./suite/command.ts";

/** `prose` is the text without its blocks of code, which show what commands print. */
type Page = { path: string; text: string; prose: string };

let pages: Page[] = [];

beforeAll(async () => {
  const paths = await Array.fromAsync(glob(["*.md", "docs/**/*.md"], { cwd: ROOT }));
  pages = await Promise.all(
    paths.sort().map(async (path) => {
      const text = await readFile(join(ROOT, path), "utf8");
      return { path, text, prose: text.replaceAll(/^```[\s\S]*?^```$/gmu, "") };
    }),
  );
});

const pageOf = (path: string) => pages.find((page) => page.path === path) ?? { path, text: "", prose: "" };

/** What of it is not so, with the page that claims it. */
function wrong(claims: (page: Page) => string[], isSo: (claim: string, page: Page) => boolean): string[] {
  return pages.flatMap((page) =>
    claims(page)
      .filter((claim) => !isSo(claim, page))
      .map((claim) => `${page.path}: ${claim}`),
  );
}

const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = ""]) => found);

test("every relative link of the documentation leads to a file, and to a heading where it names one", () => {
  const links = ({ prose }: Page) =>
    matches(prose, /\]\(([^)\s]+)\)/gu).filter((target) => !/^(?:https?|mailto):/u.test(target));
  const leads = (link: string, { path }: Page) => {
    const [file = "", heading] = link.split("#");
    const target = file === "" ? path : join(dirname(path), file);
    if (!existsSync(join(ROOT, target))) return false;
    return heading === undefined || anchorsOf(pageOf(target).text).includes(heading);
  };
  expect(pages.flatMap(links).length).toBeGreaterThan(30);
  expect(wrong(links, leads)).toEqual([]);
});

/** As GitHub makes them of headings. */
function anchorsOf(text: string): string[] {
  return matches(text, /^#+ (.+)$/gmu).map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

test("every file that the documentation names is there", async () => {
  const named = ({ prose }: Page) => matches(prose, /`((?:src|prisma|e2e|docs|public)\/[^`\s]*)`/gu);
  const names = new Set(pages.flatMap(named));
  const missing = new Set<string>();
  for (const name of names) {
    const [found] = await Array.fromAsync(glob(name.replace(/\/$/u, ""), { cwd: ROOT }));
    if (found === undefined) missing.add(name);
  }
  expect(names.size).toBeGreaterThan(30);
  expect(wrong(named, (name) => !missing.has(name))).toEqual([]);
});

test("every npm script that the documentation tells to run is there", async () => {
  const { scripts } = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8")) as { scripts: object };
  const named = ({ text }: Page) => matches(text, /npm run (?:-s )?([a-z][\w:-]*)/gu);
  expect(wrong(named, (name) => name in scripts)).toEqual([]);
});

test("the page on the command line has a section for every command", async () => {
  const commands = matches(await readFile(join(ROOT, "src/cli/main.ts"), "utf8"), /\.command\("([^"]+)"\)/gu);
  const sections = matches(pageOf("docs/reference/command-line.md").text, /^## (\S+)$/gmu);
  expect(commands.length).toBeGreaterThan(0);
  expect(sections.sort()).toEqual(commands.sort());
});

test("every guarantee names a test that is there, by its file and its name", async () => {
  const named = namedTests(pageOf("docs/reference/guarantees.md").text);
  const unproven: string[] = [];
  for (const { file, name } of named) {
    const source = await readFile(join(ROOT, file), "utf8").catch(() => "");
    const literals = [JSON.stringify(name), `'${name}'`, `\`${name}\``];
    if (!literals.some((literal) => source.includes(literal))) unproven.push(`${file}: ${name}`);
  }
  expect(named.length).toBeGreaterThan(150);
  expect(unproven).toEqual([]);
});

test("the five lines of the promise and every trap have a test of their own", () => {
  const { text } = pageOf("docs/reference/guarantees.md");
  const linesOf = (heading: string) => {
    const section = text.split(/^## /mu).find((part) => part.startsWith(heading)) ?? "";
    return matches(section, /^\| (\S.*?) \| \S.* \| `\S+\.test\.ts` \|$/gmu);
  };
  expect(linesOf("The promise").map((line) => line.slice(0, 2))).toEqual(["1.", "2.", "3.", "4.", "5."]);
  expect(linesOf("Traps of the Batch API").length).toBeGreaterThanOrEqual(17);
});

/** The tests that a page names: in lists below the file that they stand in, and in tables beside it. */
function namedTests(text: string): { file: string; name: string }[] {
  let below = "";
  return text.split("\n").flatMap((line) => {
    below = /^#+ .*`(\S+\.(?:test|spec)\.ts)`/u.exec(line)?.[1] ?? below;
    const [, listed] = /^- (.+)$/u.exec(line) ?? [];
    if (listed !== undefined) return [{ file: below, name: listed }];
    const [, name, file] = /^\| .*\| (\S.*) \| `(\S+\.test\.ts)` \|$/u.exec(line) ?? [];
    return name === undefined || file === undefined ? [] : [{ file, name }];
  });
}

test("the page on roles says of every permission which roles have it", () => {
  const { text } = pageOf("docs/reference/roles-and-permissions.md");
  const rows = [...text.matchAll(/^\| `([a-z]+:[a-z]+)` \| .+ \| (yes|no) \| (yes|no) \| (yes|no) \|$/gmu)];
  const documented = rows.map(([, permission, ...roles]) => [permission, ...roles]);
  const known = ALL_SCOPES.map((scope) => [
    scope,
    ...PLATFORM_ROLES.map((role) => (ROLE_PERMISSIONS[role].has(scope) ? "yes" : "no")),
  ]);
  expect(documented).toEqual(known);
});

test("the page on lifecycles has every status", () => {
  const rows = matches(pageOf("docs/reference/lifecycle.md").text, /^\| `([^`]+)` \|/gmu);
  expect(rows).toEqual(expect.arrayContaining([...BATCH_STATUSES, ...REQUEST_STATUSES, ...PROVIDER_STATUSES]));
});

test("the page on failure codes says of each what the domain says: its kind, its meaning and what to do", () => {
  const rows = matches(pageOf("docs/reference/failure-codes.md").text, /^(\| `[a-z_]+` \|.*)$/gmu);
  const expected = Object.keys(FAILURES).map((code) => {
    const { kind, meaning, advice } = explainFailureCode(code);
    return `| \`${code}\` | ${kind} | ${meaning} | ${advice} |`;
  });
  expect(rows).toEqual(expected);
});
