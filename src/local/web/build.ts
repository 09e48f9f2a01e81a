import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { glob, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import lockfile from "proper-lockfile";
import { compressAssets } from "./compress-assets.ts";

const ROOT = join(import.meta.dirname, "../../..");
const BUILD = join(ROOT, ".next");
const LOCK = join(ROOT, "node_modules/.livedash-build.lock");
const STAMP = join(BUILD, "livedash-sources.txt");

/** What the build is made of. The rest of `src/` runs as it stands, and is not in it. */
const SOURCES = [
  "src/{app,console,domain,shared}/**/*.{ts,tsx,css}",
  "public/**/*.*",
  "{next,postcss}.config.mjs",
  "tailwind.config.ts",
  "tsconfig.json",
  "package-lock.json",
];

/** Builds the console unless that is done; says on stderr what takes so long. Processes that build at once take turns. */
export async function ensureBuilt(): Promise<void> {
  await mkdir(BUILD, { recursive: true });
  if (await isBuilt()) return;
  const unlock = await lockfile.lock(BUILD, {
    lockfilePath: LOCK,
    retries: { forever: true, minTimeout: 200, maxTimeout: 1000 },
    stale: 30_000,
  });
  try {
    if (!(await isBuilt())) await build();
  } finally {
    await unlock();
  }
}

async function isBuilt(): Promise<boolean> {
  const stamp = await readFile(STAMP, "utf8").catch(() => null);
  return stamp !== null && stamp === (await hashSources());
}

async function build(): Promise<void> {
  const hash = await hashSources();
  await rm(STAMP, { force: true });
  const startedAt = Date.now();
  const seconds = () => Math.round((Date.now() - startedAt) / 1000);
  say("Building the console; this is done once and takes about half a minute.");
  const timer = setInterval(() => say(`Still building (${seconds()} s).`), 10_000);
  try {
    await runNext();
    await compressAssets(join(BUILD, "static"));
  } finally {
    clearInterval(timer);
  }
  await writeFile(STAMP, hash);
  say(`Built the console in ${seconds()} s.`);
}

/** In a process of its own, which gives its memory back; what it says is shown only when it fails. */
async function runNext(): Promise<void> {
  const next = join(ROOT, "node_modules/next/dist/bin/next");
  const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  const child = spawn(process.execPath, [next, "build"], { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => output.push(chunk));
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`next build failed:\n${Buffer.concat(output).toString()}`);
}

async function hashSources(): Promise<string> {
  const sum = createHash("sha256");
  for (const file of (await Array.fromAsync(glob(SOURCES, { cwd: ROOT }))).sort()) {
    if (/\.test\.tsx?$/u.test(file)) continue;
    sum.update(`${file}\0`).update(await readFile(join(ROOT, file)));
  }
  return sum.digest("hex");
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

if (process.argv[1] === import.meta.filename) await ensureBuilt();
