// What every npm script goes through: installs what is locked, generates the database client, then becomes the target
// on the Node that the lock file brings. It runs on the machine's own Node before anything is installed, hence plain
// JavaScript without a dependency. Standard output belongs to the target: this file only ever writes to stderr.
//
//   node src/bootstrap.mjs <file.ts> [arguments]        node src/bootstrap.mjs --bin <command> [arguments]

import { createHash } from "node:crypto";
import { existsSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const MODULES = join(ROOT, "node_modules");
const INSTALLED_STAMP = join(MODULES, ".livedash-installed");
const GENERATED_STAMP = join(MODULES, ".livedash-generated");
const GENERATED_CLIENT = join(ROOT, "src/database/generated/client.ts");
const LOCKED_NODE = join(MODULES, ".bin/node");

const NODE_FLAGS = ["--disable-warning=ExperimentalWarning"];

/**
 * V8 lets garbage grow with the machine's memory: a worker that holds 60 MB would take 300. With a small nursery and a
 * tight growth of the heap it stays near what it holds; children inherit this by `process.execArgv`. A tool such as the
 * compiler, which builds a large heap and ends, would take five times as long by it.
 */
const SMALL_HEAP = ["--max-semi-space-size=8", "--heap-growing-percent=20"];

/**
 * Outside the heap the C library keeps what one thread gave back from the others. Applying a result file of 200 MB took
 * 231 and 240 MB so, and 204 and 209 MB where all share one arena, in the same time. Whoever sets it otherwise has it so.
 */
const ONE_ARENA = { MALLOC_ARENA_MAX: "1" };

/** Outside node_modules, because `npm ci` empties that. */
const LOCK = join(ROOT, ".bootstrap.lock");

const [name, ...rest] = process.argv.slice(2);
if (name === undefined || (name === "--bin" && rest.length === 0)) {
  fail("Usage: node src/bootstrap.mjs <file.ts> [arguments] | --bin <command> [arguments]");
}
if (process.platform === "win32") {
  fail("Windows itself is not supported: there is no packaged Node for it. Use the Linux of WSL.");
}
if (pendingSteps().length > 0) await prepare();
if (name === "--bin") await become([...NODE_FLAGS, binTarget(rest[0]), ...rest.slice(1)], process.env);
else await become([...NODE_FLAGS, ...SMALL_HEAP, resolve(ROOT, name), ...rest], { ...ONE_ARENA, ...process.env });

/** @returns {("install" | "generate")[]} what is missing; reads three small files when that is nothing */
function pendingSteps() {
  const lockHash = hash("package-lock.json", ".npmrc");
  if (readStamp(INSTALLED_STAMP) !== lockHash && !adoptInstallation(lockHash)) return ["install", "generate"];
  const isGenerated = existsSync(GENERATED_CLIENT) && readStamp(GENERATED_STAMP) === clientHash();
  return isGenerated ? [] : ["generate"];
}

function clientHash() {
  return hash("package-lock.json", ".npmrc", "prisma/schema.prisma", "prisma.config.ts");
}

/** @param {...string} files */
function hash(...files) {
  const sum = createHash("sha256").update(`${process.platform}-${process.arch}`);
  for (const file of files) sum.update(readFileSync(join(ROOT, file)));
  return sum.digest("hex");
}

/** @param {string} file */
function readStamp(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

/**
 * Accepts what somebody's own `npm install` or `npm ci` left, rather than doing it a second time: npm's record of what
 * it installed holds every package of the lock file that this platform wants.
 *
 * @param {string} lockHash
 */
function adoptInstallation(lockHash) {
  const record = join(MODULES, ".package-lock.json");
  if (!existsSync(record)) return false;
  const wanted = Object.entries(JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")).packages);
  const present = JSON.parse(readFileSync(record, "utf8")).packages;
  const isComplete = wanted.every(([path, entry]) => {
    if (path === "" || isDispensable(entry)) return true;
    return present[path]?.version === entry.version && present[path]?.integrity === entry.integrity;
  });
  if (isComplete) writeFileSync(INSTALLED_STAMP, lockHash);
  return isComplete;
}

/** Packages for other platforms, and in a pruned production image the tools of development. */
function isDispensable(entry) {
  const { os = process.platform, cpu = process.arch } = entry;
  const isForeign = ![os].flat().includes(process.platform) || ![cpu].flat().includes(process.arch);
  if (entry.optional && (isForeign || entry.libc !== undefined || entry.os === undefined)) return true;
  return Boolean(entry.dev) && process.env.NODE_ENV === "production";
}

async function prepare() {
  const { spawn } = await import("node:child_process");
  const { takeLock } = await import("./bootstrap-lock.mjs");
  const lock = await takeLock(LOCK, () => say("Another command is installing; waiting for it."));
  const start = (command, args, options) => {
    const child = spawn(command, args, options);
    if (child.pid !== undefined) lock.shareWith(child.pid);
    return child;
  };
  try {
    // Again, because whoever held the lock before may have done it all.
    for (const step of pendingSteps()) await (step === "install" ? install(start) : generate(start));
  } catch (error) {
    lock.release();
    fail(error.message, error.exitCode);
  }
  lock.release();
}

async function install(start) {
  say("Installing the packages that package-lock.json names; this is done once and takes a minute or so.");
  const npm = process.env.npm_execpath;
  const command = npm === undefined ? ["npm"] : [process.execPath, npm];
  // `npm run -s` hands its silence down in the environment, which would also hide why an installation failed.
  const flags = ["ci", "--include=dev", "--include=optional", "--loglevel=error"];
  await run(start, [...command, ...flags], "npm ci", process.env);
  writeFileSync(INSTALLED_STAMP, hash("package-lock.json", ".npmrc"));
}

async function generate(start) {
  say("Generating the database client from prisma/schema.prisma.");
  const cli = join(MODULES, "prisma/build/index.js");
  // Prisma would otherwise download an engine, which generating does not use; any file that exists will do.
  const quiet = { PRISMA_HIDE_UPDATE_MESSAGE: "1", CHECKPOINT_DISABLE: "1" };
  const env = { ...process.env, ...quiet, PRISMA_SCHEMA_ENGINE_BINARY: cli };
  await run(start, [findNode(), cli, "generate", "--no-hints"], "prisma generate", env);
  writeFileSync(GENERATED_STAMP, clientHash());
}

/** Runs a step with its whole output on stderr, and a sign of life where npm shows none because nobody's terminal. */
async function run(start, [command, ...args], label, env) {
  const child = start(command, args, { cwd: ROOT, env, stdio: ["ignore", 2, 2] });
  const startedAt = Date.now();
  const sign = () => say(`still running ${label} (${Math.round((Date.now() - startedAt) / 1000)} s)`);
  const timer = process.stderr.isTTY ? undefined : setInterval(sign, 10_000);
  const { code, signal, told = signal } = await finished(child);
  clearInterval(timer);
  if (told !== null) throw Object.assign(new Error(`${label} was stopped (${told}).`), { exitCode: exitCodeOf(told) });
  if (code !== 0) throw new Error(`${label} failed (exit code ${code}); the reason stands above.`);
}

/**
 * Waits for a child, and passes on to it the signals that this process gets meanwhile; `told` is the last of them. A
 * terminal tells the child itself, and to be told twice means to end at once.
 */
function finished(child) {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  const isAtTerminal = [process.stdin, process.stdout, process.stderr].some((stream) => stream.isTTY);
  let told;
  const forward = (signal) => {
    told = signal;
    if (signal === "SIGTERM" || !isAtTerminal) child.kill(signal);
  };
  for (const signal of signals) process.on(signal, forward);
  return new Promise((settle, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => settle({ code, signal, told }));
  }).finally(() => {
    for (const signal of signals) process.off(signal, forward);
  });
}

/** The Node that the lock file brings; else the machine's own, when it is new enough to run TypeScript. */
function findNode() {
  if (existsSync(LOCKED_NODE)) return realpathSync(LOCKED_NODE);
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  return fail(
    `There is no packaged Node for ${process.platform}-${process.arch}, and this machine's own, ` +
      `${process.versions.node}, cannot run TypeScript: install Node 24 (at least 22.18) and try again.`,
  );
}

/** @param {string} command */
function binTarget(command) {
  const link = join(MODULES, ".bin", command);
  return existsSync(link) ? realpathSync(link) : fail(`No installed package brings the command "${command}".`);
}

/**
 * Runs the target in this process' place, so that signals, exit code and memory are its own; where Node cannot do that
 * (before 22.15), as a child whose end becomes ours.
 *
 * @param {string[]} argv flags, file and arguments
 * @param {NodeJS.ProcessEnv} env
 */
async function become(argv, env) {
  const node = findNode();
  if (typeof process.execve === "function") process.execve(node, [node, ...argv], env);
  const { spawn } = await import("node:child_process");
  const { code, signal } = await finished(spawn(node, argv, { stdio: "inherit", env }));
  if (signal !== null) process.kill(process.pid, signal);
  process.exitCode = code ?? exitCodeOf(signal);
}

function exitCodeOf(signal) {
  return 128 + constants.signals[signal];
}

function say(text) {
  process.stderr.write(`livedash: ${text}\n`);
}

/** @returns {never} */
function fail(message, exitCode = 1) {
  say(message);
  process.exit(exitCode);
}
