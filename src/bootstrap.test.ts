import { existsSync } from "node:fs";
import { mkdir, readFile, rm } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { createSandbox } from "./testing/bootstrap-sandbox.ts";

const HELLO = `console.log("hello", ...process.argv.slice(2), process.versions.node); export {};`;
const HELLO_OUTPUT = `hello ${process.versions.node}\n`;

/** The Node that the machine has of its own, which need not run TypeScript. */
function machineNode(): string {
  const { npm_node_execpath: npmsNode, PATH = "" } = process.env;
  const onPath = PATH.split(delimiter).filter((folder) => !folder.includes("node_modules"));
  const found = [npmsNode, ...onPath.map((folder) => join(folder, "node"))].find((path) => path && existsSync(path));
  return found ?? process.execPath;
}

async function sandboxWith(files: Record<string, string>) {
  const sandbox = await createSandbox();
  for (const [path, text] of Object.entries(files)) await sandbox.write(path, text);
  return sandbox;
}

describe.each([
  ["the locked Node", process.execPath],
  ["the machine's own Node", machineNode()],
])("on %s", (_name, node) => {
  test("installs what is locked, then becomes the target on the locked Node, and keeps standard output for it", async () => {
    const { run, counts } = await sandboxWith({ "hello.ts": HELLO });
    const first = await run(["hello.ts", "--flag", "a b"], { node });
    expect(first).toMatchObject({ code: 0, stdout: `hello --flag a b ${process.versions.node}\n` });
    expect(first.stderr).toContain("Installing the packages");
    expect(await run(["hello.ts"], { node })).toEqual({ code: 0, signal: null, stdout: HELLO_OUTPUT, stderr: "" });
    expect(await counts()).toEqual({ npm: 1, prisma: 1 });
  });

  test("has the target's threads share one arena of memory, unless whoever starts it wants it otherwise", async () => {
    const { run } = await sandboxWith({ "arena.ts": "console.log(process.env.MALLOC_ARENA_MAX);" });
    expect(await run(["arena.ts"], { node })).toMatchObject({ code: 0, stdout: "1\n" });
    expect(await run(["arena.ts"], { node, env: { MALLOC_ARENA_MAX: "4" } })).toMatchObject({ stdout: "4\n" });
  });

  test("ends with the target's exit code", async () => {
    const { run } = await sandboxWith({ "seven.ts": "process.exit(7);" });
    expect(await run(["seven.ts"], { node })).toMatchObject({ code: 7 });
  });

  test("hands signals on to the target, and dies of the one that the target dies of", async () => {
    const { start, run } = await sandboxWith({
      "patient.ts": `process.on("SIGTERM", () => process.exit(3)); console.log("up"); setInterval(() => {}, 1000);`,
      "mortal.ts": `process.kill(process.pid, "SIGTERM"); setInterval(() => {}, 1000);`,
    });
    const patient = start(["patient.ts"], { node });
    await vi.waitFor(() => expect(patient.written.stdout).toBe("up\n"), 20_000);
    patient.child.kill("SIGTERM");
    expect(await patient.result).toMatchObject({ code: 3 });
    expect(await run(["mortal.ts"], { node })).toMatchObject({ code: null, signal: "SIGTERM" });
  });

  test("works from any folder, and leaves the target there", async () => {
    const { run, root } = await sandboxWith({ "where.ts": "console.log(process.cwd());" });
    await mkdir(join(root, "elsewhere"));
    const cwd = join(root, "elsewhere");
    expect(await run(["where.ts"], { node, cwd })).toMatchObject({ code: 0, stdout: `${cwd}\n` });
  });
});

test("installs once when two commands start at once", async () => {
  const { run, counts } = await sandboxWith({ "hello.ts": HELLO });
  const results = await Promise.all([run(["hello.ts"]), run(["hello.ts"]), run(["hello.ts"])]);
  expect(results.map(({ stdout }) => stdout)).toEqual([HELLO_OUTPUT, HELLO_OUTPUT, HELLO_OUTPUT]);
  expect(await counts()).toEqual({ npm: 1, prisma: 1 });
});

test("adopts what somebody's own npm installed, and only generates", async () => {
  const { run, counts, root } = await sandboxWith({ "hello.ts": HELLO });
  await run(["hello.ts"]);
  await rm(join(root, "node_modules/.livedash-installed"));
  await rm(join(root, "node_modules/.livedash-generated"));
  expect(await run(["hello.ts"])).toMatchObject({ code: 0, stdout: HELLO_OUTPUT });
  expect(await counts()).toEqual({ npm: 1, prisma: 2 });
});

test("does not adopt what lacks a package of the lock file", async () => {
  const { run, write, counts, root } = await sandboxWith({ "hello.ts": HELLO });
  await run(["hello.ts"]);
  await rm(join(root, "node_modules/.livedash-installed"));
  await write("node_modules/.package-lock.json", JSON.stringify({ packages: {} }));
  await run(["hello.ts"]);
  expect(await counts()).toMatchObject({ npm: 2 });
});

test("installs again when the lock file changes, and generates again when the schema does", async () => {
  const { run, write, counts, lockOf } = await sandboxWith({ "hello.ts": HELLO });
  await run(["hello.ts"]);
  await write("prisma/schema.prisma", "model B");
  await run(["hello.ts"]);
  expect(await counts()).toEqual({ npm: 1, prisma: 2 });
  await write("package-lock.json", lockOf("2.0.0"));
  await run(["hello.ts"]);
  expect(await counts()).toEqual({ npm: 2, prisma: 3 });
});

test("says that npm failed, and leaves nothing in the way of the next attempt", async () => {
  const { run, root } = await sandboxWith({ "hello.ts": HELLO });
  const failed = await run(["hello.ts"], { npm: "fail" });
  expect(failed).toMatchObject({ code: 1, stdout: "" });
  expect(failed.stderr).toContain("npm ci failed (exit code 9)");
  expect(existsSync(join(root, ".bootstrap.lock"))).toBe(false);
  expect(await run(["hello.ts"])).toMatchObject({ code: 0, stdout: HELLO_OUTPUT });
});

test("stops the installation when it is told to end", async () => {
  const { start, run, counts, root } = await sandboxWith({ "hello.ts": HELLO });
  const hanging = start(["hello.ts"], { npm: "hang" });
  await vi.waitFor(async () => expect(await counts()).toMatchObject({ npm: 1 }), 20_000);
  hanging.child.kill("SIGTERM");
  expect(await hanging.result).toMatchObject({ code: 143, stdout: "" });
  expect(existsSync(join(root, ".bootstrap.lock"))).toBe(false);
  expect(await run(["hello.ts"])).toMatchObject({ code: 0 });
});

test("waits for an installation whose parent was killed, and takes over once it is gone too", async () => {
  const { start, counts, root } = await sandboxWith({ "hello.ts": HELLO });
  const killed = start(["hello.ts"], { npm: "hang" });
  await vi.waitFor(async () => expect(await counts()).toMatchObject({ npm: 1 }), 20_000);
  const { pids } = JSON.parse(await readFile(join(root, ".bootstrap.lock/owner.json"), "utf8"));
  killed.child.kill("SIGKILL");
  const next = start(["hello.ts"]);
  await vi.waitFor(() => expect(next.written.stderr).toContain("waiting for it"), 20_000);
  expect(await counts()).toMatchObject({ npm: 1 });
  process.kill(pids[1], "SIGKILL");
  expect(await next.result).toMatchObject({ code: 0, stdout: HELLO_OUTPUT });
  expect(await counts()).toMatchObject({ npm: 2 });
});

test("runs the command of an installed package, and says so when none brings it", async () => {
  const { run, write } = await sandboxWith({ "hello.ts": HELLO });
  await run(["hello.ts"]);
  await write("node_modules/.bin/greet", HELLO);
  expect(await run(["--bin", "greet", "--flag"])).toMatchObject({ stdout: `hello --flag ${process.versions.node}\n` });
  const missing = await run(["--bin", "no-such-command"]);
  expect(missing).toMatchObject({ code: 1, stdout: "" });
  expect(missing.stderr).toContain('No installed package brings the command "no-such-command"');
});

test("says how it is called when it is told nothing", async () => {
  const { run, counts } = await createSandbox();
  for (const args of [[], ["--bin"]]) {
    const { code, stderr } = await run(args);
    expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining("Usage:") });
  }
  expect(await counts()).toEqual({ npm: 0, prisma: 0 });
});
