import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const run = promisify(execFile);
const LOGGER = JSON.stringify(join(import.meta.dirname, "logger.ts"));

/** What a process that logs like this writes. */
function outputOf(statement: string, format: "json" | "pretty" = "json") {
  const source = `
    import { createLogger } from ${LOGGER};
    const log = createLogger({ level: "info", format: "${format}", name: "test" });
    ${statement}`;
  return run(process.execPath, ["--disable-warning=ExperimentalWarning", "--input-type=module", "-e", source]);
}

test("leaves standard output to what a command prints", async () => {
  const { stdout, stderr } = await outputOf(`log.info({ batchId: "b1", requestCount: 3 }, "batch.submitted")`);
  expect(stdout).toBe("");
  expect(JSON.parse(stderr)).toMatchObject({ name: "test", batchId: "b1", requestCount: 3, msg: "batch.submitted" });
});

test("is readable in a terminal", async () => {
  const { stderr } = await outputOf(`log.info({ requestCount: 3 }, "batch.submitted")`, "pretty");
  expect(stderr).toMatch(/INFO.*batch\.submitted/u);
  expect(stderr).toContain("requestCount");
});

test("is as quiet as it is asked to be, and loses nothing when the process ends at once", async () => {
  const { stderr } = await outputOf(`log.debug({}, "quiet"); log.error({}, "loud"); process.exit(0)`);
  expect(JSON.parse(stderr)).toMatchObject({ level: 50, msg: "loud" });
});

test.each(["json", "pretty"] as const)(
  "never writes secrets or what people said, however deep (%s)",
  async (format) => {
    const secrets = `{ adminPassword: "secret-1", apiKey: "secret-2", authorization: "secret-3", content: "secret-4",
    cookie: "secret-5", csvPassword: "secret-6", databaseUrl: "secret-7", password: "secret-8", secret: "secret-9",
    token: "secret-10" }`;
    const { stderr } = await outputOf(
      `log.info({ ...${secrets}, kept: "at-top" }, "x");
     log.info({ account: { ...${secrets}, kept: "one-deep" } }, "x");
     log.info({ a: { b: [{ c: { ...${secrets}, kept: "four-deep" } }] } }, "x");
     log.child({ ...${secrets}, kept: "in-child" }).info({}, "x");`,
      format,
    );
    expect(stderr).not.toMatch(/secret-\d/u);
    for (const kept of ["at-top", "one-deep", "four-deep", "in-child"]) expect(stderr).toContain(kept);
  },
);

test("of an error it writes what helps to find it, and nothing that hangs on it besides", async () => {
  const { stderr } = await outputOf(`
    const cause = Object.assign(new Error("duplicate key"), { code: "23505", detail: "Key (content)=(secret-1) exists", client: { password: "secret-2" } });
    log.error({ err: new Error("set not written", { cause }) }, "set.failed")`);
  const { err } = JSON.parse(stderr);
  expect(err).toMatchObject({
    type: "Error",
    message: "set not written",
    cause: { code: "23505", message: "duplicate key" },
  });
  expect(err.stack).toContain("Error: set not written");
  expect(stderr).not.toMatch(/secret-\d/u);
});

test("survives an error that is its own cause", async () => {
  const { stderr } = await outputOf(`const error = new Error("round"); error.cause = error; log.error(error)`);
  expect(JSON.parse(stderr)).toMatchObject({ err: { message: "round" } });
});

test("tells what a library hands on in place of an error, and nothing that hangs on it besides", async () => {
  const { stderr } = await outputOf(
    `log.error({ err: { message: "connection lost", code: "57P01", stack: "at a line", client: { port: "secret-1" } } }, "x")`,
  );
  expect(JSON.parse(stderr).err).toEqual({
    type: "Object",
    message: "connection lost",
    code: "57P01",
    stack: "at a line",
  });
  expect(stderr).not.toContain("secret-1");
});
