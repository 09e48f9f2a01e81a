import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

const SRC = join(import.meta.dirname, "..");

/** Stands in for npm: notes that it was called, and lays out what the real one would install, or does as it is told. */
const FAKE_NPM = `
import { appendFileSync, cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
appendFileSync("npm.log", process.argv.slice(2).join(" ") + "\\n");
console.log("noise on standard output");
if (process.env.FAKE_NPM === "fail") process.exit(9);
if (process.env.FAKE_NPM === "hang") setInterval(() => {}, 1000);
else {
  mkdirSync("node_modules/prisma/build", { recursive: true });
  mkdirSync("node_modules/.bin", { recursive: true });
  writeFileSync("node_modules/prisma/build/index.js", process.env.FAKE_PRISMA);
  try { symlinkSync(process.env.LOCKED_NODE, "node_modules/.bin/node"); } catch {}
  cpSync("package-lock.json", "node_modules/.package-lock.json");
}
`;

const FAKE_PRISMA = `
const { appendFileSync, mkdirSync, writeFileSync } = require("node:fs");
appendFileSync("prisma.log", "generate\\n");
console.log("noise on standard output");
mkdirSync("src/database/generated", { recursive: true });
writeFileSync("src/database/generated/client.ts", "");
`;

export type RunOptions = { node?: string; cwd?: string; npm?: "fail" | "hang"; env?: Record<string, string> };

/**
 * A project of its own around the real bootstrap, with an npm and a Prisma that only pretend, so that what it decides
 * can be watched without a network and in no time.
 */
export async function createSandbox() {
  // As a process sees it, which knows no symbolic link.
  const root = await realpath(await mkdtemp(join(tmpdir(), "livedash-bootstrap-")));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  await mkdir(join(root, "src"));
  await mkdir(join(root, "prisma"));
  for (const file of ["bootstrap.mjs", "bootstrap-lock.mjs"]) await cp(join(SRC, file), join(root, "src", file));
  const write = (path: string, text: string) => writeFile(join(root, path), text);
  const lockOf = (version: string) =>
    JSON.stringify({
      lockfileVersion: 3,
      packages: { "": {}, "node_modules/prisma": { version, integrity: "sha512-x" } },
    });
  await Promise.all([
    write("package.json", JSON.stringify({ type: "module" })),
    write("package-lock.json", lockOf("1.0.0")),
    write(".npmrc", ""),
    write("prisma.config.ts", ""),
    write("prisma/schema.prisma", "model A"),
    write("npm.mjs", FAKE_NPM),
  ]);

  const start = (args: readonly string[], options: RunOptions = {}): Started => {
    const { node = process.execPath, cwd = root, npm } = options;
    const { NODE_ENV, PATH } = process.env;
    const fakes = { npm_execpath: join(root, "npm.mjs"), LOCKED_NODE: process.execPath, FAKE_PRISMA };
    const env = { NODE_ENV, PATH, ...fakes, ...options.env };
    const child = spawn(node, [join(root, "src/bootstrap.mjs"), ...args], {
      cwd,
      env: npm === undefined ? env : { ...env, FAKE_NPM: npm },
      stdio: ["ignore", "pipe", "pipe"],
    });
    onTestFinished(() => {
      child.kill("SIGKILL");
    });
    return watch(child);
  };
  return {
    root,
    write,
    lockOf,
    start,
    run: (args: readonly string[], options?: RunOptions) => start(args, options).result,
    /** How often npm was called, and how often Prisma. */
    counts: async () => ({
      npm: await countLines(join(root, "npm.log")),
      prisma: await countLines(join(root, "prisma.log")),
    }),
  };
}

type Result = { code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string };

type Started = {
  child: ChildProcess;
  result: Promise<Result>;
  /** What it has written until now. */
  written: Pick<Result, "stdout" | "stderr">;
};

function watch(child: ChildProcess): Started {
  const written = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name]?.setEncoding("utf8").on("data", (text: string) => {
      written[name] += text;
    });
  }
  const result = once(child, "close").then(([code, signal]) => ({ code, signal, ...written }));
  return { child, result, written };
}

async function countLines(file: string): Promise<number> {
  const text = await readFile(file, "utf8").catch(() => "");
  return text.split("\n").length - 1;
}
